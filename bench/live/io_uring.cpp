// The plain loop's sends batched through io_uring, against one system call for each.
#include <string>
#include <vector>

#include "live/crowd.hpp"
#include "live/plain_loop_client.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::int64_t kMessages = 40;
constexpr std::size_t kMessageBytes = 450;

// CPU for a send, in microseconds.
double cost(const Settings& settings, PlainLoopClient::Sends sends, Findings& found) {
  PlainLoopClient loop(settings.plain_loop, settings.server_core, sends);
  loop.welcome_at(0);
  Crowd crowd({.port = loop.port(), .path = "/ws/draft/1/"});
  crowd.join(settings.viewers);
  const auto before = cpu_time(loop.pid());
  for (std::int64_t seq = 1; seq <= kMessages; ++seq) {
    std::string message = R"({"type":"draft_events","events":[{"seq":)" + std::to_string(seq) + R"(,"payload":")";
    message.append(kMessageBytes - message.size() - 4, 'x').append(R"("}]})");
    loop.broadcast(message);
    crowd.wait_for(seq);
  }
  const auto spent = cpu_time(loop.pid()) - before;
  found += crowd.report().findings;
  return microseconds(spent) / static_cast<double>(kMessages) / static_cast<double>(settings.viewers);
}

}  // namespace

void measure_io_uring(const Settings& settings, Report& report) {
  report.begin("io_uring with " + std::to_string(settings.viewers) + " viewers");
  std::vector<double> one_by_one;
  std::vector<double> batched;
  std::vector<double> ratios;
  Findings found;
  for (int round = 0; round < settings.rounds; ++round) {
    one_by_one.push_back(cost(settings, PlainLoopClient::Sends::one_by_one, found));
    batched.push_back(cost(settings, PlainLoopClient::Sends::by_io_uring, found));
    ratios.push_back(batched.back() / one_by_one.back());
  }
  report.add("plain loop: CPU for a send", median(one_by_one), "µs");
  report.add("the same through io_uring", median(batched), "µs");
  report.add("ratio of the two", median(ratios), "×");
  report.add_faults(found);
}

}  // namespace draftwire::bench
