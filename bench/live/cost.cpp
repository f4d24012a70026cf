// What a delivered message costs, and how long the last of the viewers waits for it, beside the plain epoll loop that
// sends the same bytes to as many viewers: in turns, so that whatever else the machine does befalls both.
#include <functional>
#include <string>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/plain_loop_client.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {
namespace {

constexpr std::size_t kCommits = 20;

// Of one kind of commit, in one round.
struct Spent {
  double cpu = 0;   // microseconds
  double span = 0;  // from asking to the last arrival, in milliseconds; the median
};

// `send` asks for one commit and returns its last event.
Spent measure(pid_t server, Crowd& crowd, const std::function<std::int64_t(std::size_t)>& send) {
  std::vector<double> spans;
  const auto before = cpu_time(server);
  for (std::size_t i = 0; i < kCommits; ++i) {
    const auto asked = Crowd::Clock::now();
    const auto arrived = crowd.wait_for(send(i));
    spans.push_back(milliseconds(arrived - asked));
  }
  return {microseconds(cpu_time(server) - before), median(spans)};
}

struct Recorded {
  std::int64_t last_seq = 0;
  std::string message;
};

struct Kind {
  std::string name;
  std::vector<Recorded> recorded{};
  std::vector<double> sends{};
  std::vector<double> ours{};
  std::vector<double> plain{};
  std::vector<double> ratios{};
  std::vector<double> our_spans{};
  std::vector<double> plain_spans{};
  std::vector<double> span_ratios{};
};

void measure_ours(const Node& node, EndlessDraft& draft, Crowd& crowd, std::size_t viewers, Kind& kind,
                  EndlessDraft::Commit (EndlessDraft::*next)()) {
  kind.recorded.clear();
  const double sent_before = node.metric("draftwire_viewer_sends_total");
  const Spent spent = measure(node.pid(), crowd, [&](std::size_t) {
    if (!kind.recorded.empty()) kind.recorded.back().message = crowd.report().last_events;
    kind.recorded.push_back({(draft.*next)().last_seq, {}});
    return kind.recorded.back().last_seq;
  });
  kind.recorded.back().message = crowd.report().last_events;
  // The count of viewers, which changes after they have joined, may have gone out beside the commits.
  const double sends = node.metric("draftwire_viewer_sends_total") - sent_before;
  kind.sends.push_back(sends / static_cast<double>(kCommits * viewers));
  kind.ours.push_back(spent.cpu / sends);
  kind.our_spans.push_back(spent.span);
}

void measure_plain(PlainLoopClient& loop, Crowd& crowd, std::size_t viewers, Kind& kind) {
  const Spent spent = measure(loop.pid(), crowd, [&](std::size_t i) {
    (void)crowd.report();
    loop.broadcast(kind.recorded[i].message);
    return kind.recorded[i].last_seq;
  });
  kind.plain.push_back(spent.cpu / static_cast<double>(kCommits * viewers));
  kind.plain_spans.push_back(spent.span);
  kind.ratios.push_back(kind.ours.back() / kind.plain.back());
  kind.span_ratios.push_back(kind.our_spans.back() / kind.plain_spans.back());
}

void tell(const Kind& kind, Report& report) {
  report.add(kind.name + ": bytes", static_cast<double>(kind.recorded.back().message.size()), "bytes");
  report.add(kind.name + ": sends for each viewer", median(kind.sends), "", Report::at_most(1.1));
  report.add(kind.name + ": CPU for a send", median(kind.ours), "µs");
  report.add(kind.name + ": CPU for a send, plain loop", median(kind.plain), "µs");
  report.add(kind.name + ": ratio to the plain loop", median(kind.ratios), "×", Report::at_most(1.10));
  report.add(kind.name + ": pick to the last viewer, commit included", median(kind.our_spans), "ms");
  report.add(kind.name + ": the same of the plain loop", median(kind.plain_spans), "ms");
  report.add(kind.name + ": ratio of the two", median(kind.span_ratios), "×", Report::at_most(1.3));
}

}  // namespace

void measure_cost(const Settings& settings, Report& report) {
  report.begin("Cost with " + std::to_string(settings.viewers) + " viewers");
  Node node(settings.node());
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  PlainLoopClient loop(settings.plain_loop, settings.server_core);
  Kind picks{.name = "a commit of three events"};
  Kind undos{.name = "a commit of one event"};
  Findings ours;
  for (int round = 0; round < settings.rounds; ++round) {
    const std::int64_t begins_at = draft.next_seq() - 1;
    {
      Crowd crowd({.port = node.port(), .path = draft.channel()});
      crowd.join(settings.viewers);
      measure_ours(node, draft, crowd, settings.viewers, picks, &EndlessDraft::pick);
      measure_ours(node, draft, crowd, settings.viewers, undos, &EndlessDraft::undo);
      ours += crowd.report().findings;
    }
    loop.welcome_at(begins_at);
    Crowd crowd({.port = loop.port(), .path = draft.channel()});
    crowd.join(settings.viewers);
    measure_plain(loop, crowd, settings.viewers, picks);
    measure_plain(loop, crowd, settings.viewers, undos);
  }
  tell(undos, report);
  tell(picks, report);
  report.add_faults(ours);
}

}  // namespace draftwire::bench
