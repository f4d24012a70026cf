// Joining: what one costs with history and state, and many of them while the draft goes on.
#include <string>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::size_t kAtOnce = 256;

}  // namespace

void measure_joins(const Settings& settings, Report& report) {
  report.begin("Joins");
  Node node(settings.node());
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {.style = "snake", .captains = 8, .team_size = 5});
  for (std::size_t i = 0; i < draft.rounds(); ++i) draft.pick();
  Crowd crowd({.port = node.port(), .path = draft.channel(), .handshakes_at_once = kAtOnce});
  crowd.join(kAtOnce);
  crowd.come_and_go(5'000, 0);
  crowd.wait_for_calm();
  const auto joins = static_cast<std::size_t>(settings.scaled(100'000));
  const double bytes_before = node.metric("draftwire_delivered_bytes_total");
  const auto cpu_before = cpu_time(node.pid());
  const auto began = Crowd::Clock::now();
  crowd.come_and_go(joins, 0);
  crowd.wait_for_calm();
  const auto took = Crowd::Clock::now() - began;
  const auto spent = cpu_time(node.pid()) - cpu_before;
  const double bytes = node.metric("draftwire_delivered_bytes_total") - bytes_before;
  report.add("first message", bytes / static_cast<double>(joins), "bytes");
  report.add("CPU of the server for one, TCP and handshake included", microseconds(spent) / static_cast<double>(joins),
             "µs");
  report.add("joins a second and core of the server", static_cast<double>(joins) / (milliseconds(spent) / 1'000), "",
             Report::at_least(20'000));
  report.add("joins a second, as fast as our one core of load joins",
             static_cast<double>(joins) / (milliseconds(took) / 1'000), "");
}

void measure_join_storm(const Settings& settings, Report& report) {
  report.begin("A storm of joins during play");
  Node node(settings.node());
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowd crowd({.port = node.port(), .path = draft.channel()});
  const auto joins = static_cast<std::size_t>(settings.scaled(50'000));
  // Everybody stays until it has seen three commits: where a gap would show.
  crowd.come_and_go(joins, 3);
  std::size_t commits = 0;
  crowd.begin_to_join(settings.viewers);
  for (; !crowd.is_calm(); ++commits) draft.commit();
  crowd.wait_for(draft.next_seq() - 1);
  const Crowd::Report seen = crowd.report();
  report.add("joins", static_cast<double>(seen.findings.first_messages), "");
  report.add("commits meanwhile", static_cast<double>(commits), "");
  report.add("events that they saw", static_cast<double>(seen.findings.events), "");
  report.add("first messages encoded", node.metric("draftwire_first_messages_encoded_total"), "");
  report.add_faults(seen.findings);
}

}  // namespace draftwire::bench
