// What viewers cost to whom nothing is said: heartbeats and pings.
#include <string>
#include <thread>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {

void measure_idle(const Settings& settings, Report& report) {
  report.begin("Idle with " + std::to_string(settings.viewers) + " viewers");
  Node node(settings.node());
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel()});
  crowd.join(settings.viewers);
  // The first count of viewers goes out, and everybody's appointments spread.
  std::this_thread::sleep_for(std::chrono::seconds(settings.scaled(45)));
  const double sent_before = node.metric("draftwire_viewer_sends_total");
  const auto cpu_before = cpu_time(node.pid());
  const auto began = Crowd::Clock::now();
  std::this_thread::sleep_for(std::chrono::seconds(settings.scaled(60)));
  const auto took = Crowd::Clock::now() - began;
  const auto spent = cpu_time(node.pid()) - cpu_before;
  report.add("share of a core", 100 * milliseconds(spent) / milliseconds(took), "%", Report::at_most(1));
  report.add("sends for each viewer in a minute",
             (node.metric("draftwire_viewer_sends_total") - sent_before) * 60'000 / milliseconds(took) /
                 static_cast<double>(settings.viewers),
             "");
  report.add("connections lost", static_cast<double>(crowd.report().lost), "", Report::at_most(0));
}

}  // namespace draftwire::bench
