// Two network threads against one. The load has no core of its own then, so it sleeps through every broadcast; when
// each message came is what the kernel stamped on it.
#include <string>
#include <thread>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr int kCommits = 30;
constexpr std::chrono::microseconds kWaitForEachViewer{20};

// From a pick to the last viewer: the median.
double span(const Settings& settings, int threads, Findings& found) {
  Node node({.executable = settings.server, .core = std::nullopt, .threads = threads});
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel(), .stamps_late = true});
  crowd.join(settings.viewers);
  std::vector<double> spans;
  for (int i = 0; i < kCommits; ++i) {
    const auto asked = Crowd::Clock::now();
    crowd.look_away([&] {
      draft.commit();
      std::this_thread::sleep_for(kWaitForEachViewer * settings.viewers);
    });
    spans.push_back(milliseconds(crowd.wait_for(draft.next_seq() - 1) - asked));
  }
  found += crowd.report().findings;
  return median(spans);
}

}  // namespace

void measure_threads(const Settings& settings, Report& report) {
  report.begin("Threads with " + std::to_string(settings.viewers) + " viewers");
  Findings found;
  const double of_one = span(settings, 1, found);
  const double of_two = span(settings, 2, found);
  report.add("one thread: pick to the last viewer", of_one, "ms");
  report.add("two threads: pick to the last viewer", of_two, "ms");
  report.add("deliveries in the same time, two threads against one", of_one / of_two, "×", Report::at_least(1.8));
  report.add_faults(found);
}

}  // namespace draftwire::bench
