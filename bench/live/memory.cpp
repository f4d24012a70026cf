// What a viewer weighs, in the server's memory and in the kernel's: one that is quiet, and one that has stopped
// reading.
#include <string>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/plain_loop_client.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr int kFillsTheRing = 300;

double grown(std::size_t before, std::size_t after, std::size_t viewers) {
  return (static_cast<double>(after) - static_cast<double>(before)) / static_cast<double>(viewers);
}

}  // namespace

void measure_memory(const Settings& settings, Report& report) {
  report.begin("Memory with " + std::to_string(settings.viewers) + " viewers");
  const std::size_t viewers = settings.viewers;
  {
    PlainLoopClient loop(settings.plain_loop, settings.server_core);
    loop.welcome_at(1);
    Crowd crowd({.port = loop.port(), .path = "/ws/draft/1/"});
    const std::size_t before = user_bytes(loop.pid());
    crowd.join(viewers);
    report.add("a quiet viewer, plain loop", grown(before, user_bytes(loop.pid()), viewers), "bytes");
  }
  Node node(settings.node());
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel()});
  // What every process needs once is not a viewer's.
  const std::size_t first = viewers / 20;
  crowd.join(first);
  for (int i = 0; i < kFillsTheRing; ++i) draft.commit();
  crowd.wait_for(draft.next_seq() - 1);
  const std::size_t before = user_bytes(node.pid());
  const std::size_t kernel_before = kernel_socket_bytes();
  crowd.join(viewers - first);
  const std::size_t quiet = user_bytes(node.pid());
  report.add("a quiet viewer", grown(before, quiet, viewers - first), "bytes", Report::at_most(1024));
  report.add("a quiet viewer, kernel, both ends", grown(kernel_before, kernel_socket_bytes(), viewers - first),
             "bytes");

  // Commits fill the database's cache in any case: what they cost while all read is no cost of a stopped reader.
  const std::size_t stopped = viewers * 3 / 10;
  const int commits = settings.scaled(400);
  const auto grown_by_commits = [&] {
    const std::size_t at_first = user_bytes(node.pid());
    for (int i = 0; i < commits; ++i) crowd.wait_for(draft.commit().last_seq);
    return grown(at_first, user_bytes(node.pid()), stopped);
  };
  const double all_read = grown_by_commits();
  const std::size_t kernel_quiet = kernel_socket_bytes();
  crowd.stop_reading(stopped);
  report.add("one that has stopped reading, beyond that", grown_by_commits() - all_read, "bytes", Report::at_most(0));
  report.add("one that has stopped reading, kernel, both ends", grown(kernel_quiet, kernel_socket_bytes(), stopped),
             "bytes");
  crowd.read_on();
  crowd.wait_for(draft.next_seq() - 1);
  const Findings found = crowd.report().findings;
  report.add("snapshots on waking", static_cast<double>(found.snapshots), "");
  report.add_faults(found);
}

}  // namespace draftwire::bench
