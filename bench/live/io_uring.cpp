// The plain loop's sends batched through io_uring, against one system call for each: message by message in turns.
#include <algorithm>
#include <string>
#include <vector>

#include "live/crowd.hpp"
#include "live/plain_loop_client.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::size_t kMessageBytes = 450;
constexpr int kMessagesARound = 20;

struct Side {
  Side(const Settings& settings, PlainLoopClient::Sends sends)
      : loop(settings.plain_loop, settings.server_core, sends), crowd({.port = loop.port(), .path = "/ws/draft/1/"}) {}

  void join(std::size_t viewers) {
    loop.welcome_at(0);
    crowd.join(viewers);
  }

  void send(const std::string& message, std::int64_t seq, std::size_t viewers) {
    const auto before = cpu_time(loop.pid());
    loop.broadcast(message);
    crowd.wait_for(seq);
    cost.push_back(microseconds(cpu_time(loop.pid()) - before) / static_cast<double>(viewers));
  }

  PlainLoopClient loop;
  Crowd crowd;
  std::vector<double> cost;
};

std::string message_of(std::int64_t seq) {
  std::string message = R"({"type":"draft_events","events":[{"seq":)" + std::to_string(seq) + R"(,"payload":")";
  const std::string end = R"("}]})";
  message.append(kMessageBytes - message.size() - end.size(), 'x');
  return message + end;
}

}  // namespace

void measure_io_uring(const Settings& settings, Report& report) {
  const std::size_t viewers = std::min(settings.viewers, settings.most_viewers / 2);
  report.begin("io_uring with " + std::to_string(viewers) + " viewers");
  Side one_by_one(settings, PlainLoopClient::Sends::one_by_one);
  Side batched(settings, PlainLoopClient::Sends::by_io_uring);
  one_by_one.join(viewers);
  batched.join(viewers);
  for (std::int64_t seq = 1; seq <= kMessagesARound * settings.rounds; ++seq) {
    const std::string message = message_of(seq);
    one_by_one.send(message, seq, viewers);
    batched.send(message, seq, viewers);
  }
  report.add("plain loop: CPU for a send", median(one_by_one.cost), "µs");
  report.add("the same through io_uring", median(batched.cost), "µs");
  report.add("ratio of the two", median(batched.cost) / median(one_by_one.cost), "×");
  Findings found = one_by_one.crowd.report().findings;
  found += batched.crowd.report().findings;
  report.add_faults(found);
}

}  // namespace draftwire::bench
