// Viewers that have stopped reading, and what the others feel of it.
#include <string>
#include <thread>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

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

}  // namespace

void measure_slow_readers(const Settings& settings, Report& report) {
  report.begin("5000 viewers of whom 1500 stop reading while " +
               std::to_string(settings.scaled(static_cast<int>(kEvents))) + " events pass");
  const std::int64_t events = settings.scaled(static_cast<int>(kEvents));
  Node::Options options = settings.node();
  options.viewer_timeout = 600;  // who has stopped for longer than the usual minute would be dropped
  Node node(options);
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel()});
  crowd.join(kViewers);
  latency(crowd, draft, events / 10);
  const Histogram all_read = latency(crowd, draft, events);
  const std::size_t user_before = user_bytes(node.pid());
  const std::size_t kernel_before = kernel_socket_bytes();
  crowd.stop_reading(kStopped);
  const Histogram some_stopped = latency(crowd, draft, events);
  const double user_grown = static_cast<double>(user_bytes(node.pid())) - static_cast<double>(user_before);
  const double kernel_grown = static_cast<double>(kernel_socket_bytes()) - static_cast<double>(kernel_before);
  report.add("pick to viewer when all read, median", milliseconds(all_read.at(0.5)), "ms");
  report.add("pick to viewer when all read, p99", milliseconds(all_read.at(0.99)), "ms");
  report.add("pick to viewer of those who read on, median", milliseconds(some_stopped.at(0.5)), "ms");
  report.add("pick to viewer of those who read on, p99", milliseconds(some_stopped.at(0.99)), "ms");
  report.add("ratio of the two p99", milliseconds(some_stopped.at(0.99)) / milliseconds(all_read.at(0.99)), "×",
             Report::at_most(1.1));
  report.add("memory of the server grown by", user_grown / 1024, "KiB");
  report.add("memory of the kernel grown by, both ends", kernel_grown / 1024 / 1024, "MiB");
  crowd.read_on();
  crowd.wait_for(draft.next_seq() - 1);
  const Crowd::Report seen = crowd.report();
  report.add("woken by a snapshot", static_cast<double>(seen.findings.snapshots), "");
  report.add("connections lost", static_cast<double>(seen.lost), "", Report::at_most(0));
  report.add_faults(seen.findings);
}

}  // namespace draftwire::bench
