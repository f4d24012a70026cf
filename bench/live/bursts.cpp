// Many commits at once: what is behind goes out in one send. A tournament's channel carries the events of all its
// drafts, so that several captains at once outrun the sweep over the viewers.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/plain_loop_client.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr int kDrafts = 16;
constexpr std::int64_t kRepeats = 16;

// CPU for the same messages to one viewer, so many in a send.
double plain_cost(const Settings& settings, std::int64_t messages_a_send) {
  PlainLoopClient loop(settings.plain_loop, settings.server_core);
  loop.welcome_at(0);
  Crowd crowd({.port = loop.port(), .path = "/ws/draft/1/"});
  crowd.join(settings.viewers);
  const std::string filling(410, 'x');
  const auto before = cpu_time(loop.pid());
  for (std::int64_t sent = 0; sent < kRepeats;) {
    std::vector<std::string> messages;
    for (std::int64_t i = 0; i < messages_a_send; ++i) {
      messages.push_back(R"({"type":"draft_events","events":[{"seq":)" + std::to_string(++sent) + R"(,"payload":")" +
                         filling + R"("}]})");
    }
    loop.broadcast(messages);
    crowd.wait_for(sent);
  }
  return microseconds(cpu_time(loop.pid()) - before) / static_cast<double>(settings.viewers);
}

}  // namespace

void measure_bursts(const Settings& settings, Report& report) {
  report.begin("Bursts with " + std::to_string(settings.viewers) + " viewers");
  const double one_by_one = plain_cost(settings, 1);
  report.add("plain loop: 4 messages in one send, of the cost of four", plain_cost(settings, 4) / one_by_one, "×");
  report.add("plain loop: 16 messages in one send, of the cost of sixteen", plain_cost(settings, 16) / one_by_one, "×");

  Node node(settings.node());
  HttpClient staff = node.staff();
  const std::int64_t tournament = new_tournament(staff);
  std::vector<EndlessDraft> drafts;
  for (int i = 0; i < kDrafts; ++i) drafts.emplace_back(node.staff(), tournament, EndlessDraft::Shape{});
  Crowd crowd(
      {.port = node.port(), .path = "/ws/tournament/" + std::to_string(tournament) + "/", .is_tournament = true});
  crowd.join(settings.viewers);
  const double sends_before = node.metric("draftwire_viewer_sends_total");
  const double commits_before = node.metric("draftwire_commits_total");
  const auto cpu_before = cpu_time(node.pid());
  const int commits_each = settings.scaled(100);
  std::atomic<std::int64_t> head = 0;
  std::vector<std::thread> captains;
  for (EndlessDraft& draft : drafts) {
    captains.emplace_back([&] {
      std::int64_t last = 0;
      for (int i = 0; i < commits_each; ++i) last = draft.commit().last_tournament_seq;
      for (std::int64_t known = head; known < last && !head.compare_exchange_weak(known, last);) continue;
    });
  }
  for (std::thread& captain : captains) captain.join();
  crowd.wait_for(head);
  const auto spent = cpu_time(node.pid()) - cpu_before;
  const double commits = node.metric("draftwire_commits_total") - commits_before;
  const double sends = node.metric("draftwire_viewer_sends_total") - sends_before;
  const Findings found = crowd.report().findings;
  report.add("commits by 16 drafts at once", commits, "");
  report.add("commits that reached a viewer in one send", commits * static_cast<double>(settings.viewers) / sends, "");
  report.add("CPU for a commit and viewer, picks included",
             microseconds(spent) / commits / static_cast<double>(settings.viewers), "µs");
  report.add("snapshots", static_cast<double>(found.snapshots), "");
  report.add_faults(found);
}

}  // namespace draftwire::bench
