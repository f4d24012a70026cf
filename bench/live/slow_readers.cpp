// Viewers that have stopped reading, and what the others feel of it: in turns with times when all read, so that what
// else the machine does befalls both alike.
#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr int kReceiveBuffer = 64 * 1024;
constexpr std::size_t kViewers = 5'000;
constexpr std::size_t kStopped = kViewers * 3 / 10;
constexpr std::int64_t kEvents = 2'000;
constexpr std::chrono::milliseconds kPace{60};

// Events at a steady pace; each one's time to every reader.
Histogram latency(Crowd& crowd, EndlessDraft& draft, std::int64_t events) {
  crowd.forget_latency();
  const std::int64_t end = draft.next_seq() + events;
  auto next = Crowd::Clock::now();
  while (draft.next_seq() < end) {
    std::this_thread::sleep_until(next);
    next += kPace;
    crowd.expect(draft.next_seq());
    draft.commit();
  }
  crowd.wait_for(draft.next_seq() - 1);
  return crowd.report().latency;
}

// Of each turn, in milliseconds.
struct Quantiles {
  std::vector<double> middles;
  std::vector<double> tails;

  void take(const Histogram& turn) {
    middles.push_back(milliseconds(turn.at(0.5)));
    tails.push_back(milliseconds(turn.at(0.99)));
  }
};

}  // namespace

void measure_slow_readers(const Settings& settings, Report& report) {
  report.begin("5000 viewers of whom 1500 stop reading while " +
               std::to_string(settings.scaled(static_cast<int>(kEvents))) + " events pass");
  const std::int64_t events = settings.scaled(static_cast<int>(kEvents));
  Node::Options options = settings.node();
  options.folder = kInMemory;    // one slow sync in a hundred would be the p99
  options.viewer_timeout = 600;  // who has stopped for longer than the usual minute would be dropped
  Node node(options);
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel(), .receive_buffer = kReceiveBuffer});
  crowd.join(kViewers);
  latency(crowd, draft, events / 10);
  Quantiles all_read;
  Quantiles some_stopped;
  std::vector<double> user_grown;
  std::vector<double> kernel_grown;
  all_read.take(latency(crowd, draft, events / 4));
  for (int round = 0; round < settings.rounds; ++round) {
    const auto user_before = static_cast<double>(user_bytes(node.pid()));
    const auto kernel_before = static_cast<double>(kernel_socket_bytes());
    crowd.stop_reading(kStopped);
    some_stopped.take(latency(crowd, draft, events));
    user_grown.push_back(static_cast<double>(user_bytes(node.pid())) - user_before);
    kernel_grown.push_back(static_cast<double>(kernel_socket_bytes()) - kernel_before);
    crowd.read_on();
    crowd.wait_for(draft.next_seq() - 1);
    all_read.take(latency(crowd, draft, events / 4));
  }
  report.add("pick to viewer when all read, median", median(all_read.middles), "ms");
  report.add("pick to viewer when all read, p99", median(all_read.tails), "ms");
  report.add("the same, least of the turns", std::ranges::min(all_read.tails), "ms");
  report.add("the same, most of the turns", std::ranges::max(all_read.tails), "ms");
  report.add("pick to viewer of those who read on, median", median(some_stopped.middles), "ms");
  report.add("pick to viewer of those who read on, p99", median(some_stopped.tails), "ms");
  report.add("the same, least of the turns", std::ranges::min(some_stopped.tails), "ms");
  report.add("the same, most of the turns", std::ranges::max(some_stopped.tails), "ms");
  report.add("ratio of the two p99", median(some_stopped.tails) / median(all_read.tails), "×", Report::at_most(1.1));
  report.add("memory of the server grown by in a turn", median(user_grown) / 1024, "KiB");
  report.add("memory of the kernel grown by in a turn, both ends", median(kernel_grown) / 1024 / 1024, "MiB");
  const Crowd::Report seen = crowd.report();
  report.add("woken by a snapshot", static_cast<double>(seen.findings.snapshots), "");
  report.add("connections lost", static_cast<double>(seen.lost), "", Report::at_most(0));
  report.add_faults(seen.findings);
}

}  // namespace draftwire::bench
