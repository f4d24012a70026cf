// A crowd that a script commands, so that several hold more viewers than one process has descriptors for:
// live_crowd PORT PATH, then a command a line on standard input, an answer a line on standard output.
//   join N       → joined, when each of them has had its first message
//   expect SEQ   → expecting
//   wait SEQ     → when the last of them had that event, in nanoseconds of CLOCK_MONOTONIC
//   report       → what they saw, as JSON
//   last         → the last message with events, as it came
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <cstdio>
#include <exception>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "live/crowd.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

std::string report_of(Crowd& crowd) {
  const Crowd::Report seen = crowd.report();
  return boost::json::serialize(boost::json::object{{"events", seen.findings.events},
                                                    {"missing", seen.findings.missing},
                                                    {"doubled", seen.findings.doubled},
                                                    {"out_of_order", seen.findings.out_of_order},
                                                    {"restarts", seen.findings.restarts},
                                                    {"lost", seen.lost},
                                                    {"refused", seen.refused}});
}

std::string answer_to(Crowd& crowd, const std::string& line) {
  std::istringstream words(line);
  std::string command;
  std::int64_t number = 0;
  words >> command >> number;
  if (command == "join") {
    crowd.join(static_cast<std::size_t>(number));
    return "joined";
  }
  if (command == "expect") {
    crowd.expect(number);
    return "expecting";
  }
  if (command == "wait") {
    const auto at = crowd.wait_for(number).time_since_epoch();
    return std::to_string(std::chrono::duration_cast<std::chrono::nanoseconds>(at).count());
  }
  if (command == "report") return report_of(crowd);
  if (command == "last") return crowd.report().last_events;
  throw std::invalid_argument("there is no command " + line);
}

}  // namespace
}  // namespace draftwire::bench

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::invalid_argument("expected a port and a path");
    draftwire::bench::raise_descriptor_limit();
    draftwire::bench::Crowd crowd({.port = std::stoi(argv[1]), .path = argv[2], .reads_in_gulps = true});
    for (std::string line; std::getline(std::cin, line);) {
      std::cout << draftwire::bench::answer_to(crowd, line) << std::endl;
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "live_crowd: %s\n", error.what());
    return 1;
  }
}
