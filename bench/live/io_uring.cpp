// The plain loop's sends batched through io_uring, against one system call for each: message by message in turns.
#include <algorithm>
#include <string>

#include "live/crowd.hpp"
#include "live/plain_loop_client.hpp"
#include "live/samples.hpp"
#include "live/scenarios.hpp"

namespace draftwire::bench {
namespace {

constexpr std::size_t kMessageBytes = 450;
constexpr int kMessagesARound = 20;

struct Side {
  Side(const Settings& settings, PlainLoopClient::Sends sends)
      : loop(settings.plain_loop, settings.server_core, sends),
        crowd({.port = loop.port(), .path = "/ws/draft/1/", .reads_in_gulps = true}) {
    loop.welcome_at(0);
  }

  void send(const std::string& message, std::int64_t seq, std::size_t viewers) {
    samples.take(loop.pid(), crowd, viewers, [&] {
      loop.broadcast(message);
      return seq;
    });
  }

  PlainLoopClient loop;
  Crowd crowd;
  Samples samples{};
};

std::string message_of(std::int64_t seq) {
  std::string message = R"({"type":"draft_events","events":[{"seq":)" + std::to_string(seq) + R"(,"payload":")";
  const std::string end = R"("}]})";
  message.append(kMessageBytes - message.size() - end.size(), 'x');
  return message + end;
}

}  // namespace

void measure_io_uring(const Settings& settings, Report& report) {
  const std::size_t viewers = settings.viewers_of_each(2);
  report.begin("io_uring with " + std::to_string(viewers) + " viewers");
  Side one_by_one(settings, PlainLoopClient::Sends::one_by_one);
  Side batched(settings, PlainLoopClient::Sends::by_io_uring);
  join_by_turns({{one_by_one.crowd, viewers}, {batched.crowd, viewers}});
  for (std::int64_t seq = 1; seq <= kMessagesARound * settings.rounds; ++seq) {
    const std::string message = message_of(seq);
    one_by_one.send(message, seq, viewers);
    batched.send(message, seq, viewers);
  }
  report.add("plain loop: CPU for a send", median(one_by_one.samples.cost), "µs");
  report.add("the same through io_uring", median(batched.samples.cost), "µs");
  report.add("ratio of the two", median_ratio(batched.samples.cost, one_by_one.samples.cost), "×");
  Findings found = one_by_one.crowd.report().findings;
  found += batched.crowd.report().findings;
  report.add_faults(found);
}

}  // namespace draftwire::bench
