// What a delivered message costs, and how long the last of the viewers waits for it, beside the plain epoll loop that
// sends the same bytes to as many viewers: commit by commit in turns, so that whatever else the machine does befalls
// both alike.
#include <algorithm>
#include <string>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/plain_loop_client.hpp"
#include "live/samples.hpp"
#include "live/scenarios.hpp"

namespace draftwire::bench {
namespace {

struct Kind {
  std::string name;
  Samples ours{};
  Samples plain{};
  std::size_t bytes = 0;

  void tell(Report& report) const {
    report.add(name + ": bytes", static_cast<double>(bytes), "bytes");
    report.add(name + ": CPU for each viewer", median(ours.cost), "µs");
    report.add(name + ": CPU for each viewer, plain loop", median(plain.cost), "µs");
    report.add(name + ": ratio to the plain loop", median_ratio(ours.cost, plain.cost), "×", Report::at_most(1.10));
    report.add(name + ": pick to the last viewer, commit included", median(ours.span), "ms");
    report.add(name + ": the same of the plain loop", median(plain.span), "ms");
    report.add(name + ": ratio of the two", median_ratio(ours.span, plain.span), "×", Report::at_most(1.3));
  }
};

void measure_beside_plain_loop(const Settings& settings, const Node::Options& options, std::size_t viewers,
                               Report& report) {
  Node node(options);
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  PlainLoopClient loop(settings.plain_loop, settings.server_core);
  loop.welcome_at(draft.next_seq() - 1);
  Crowd ours({.port = node.port(), .path = draft.channel(), .reads_in_gulps = true});
  Crowd plain({.port = loop.port(), .path = draft.channel(), .reads_in_gulps = true});
  join_by_turns({{ours, viewers}, {plain, viewers}});

  Kind picks{.name = "a commit of three events"};
  Kind undos{.name = "a commit of one event"};
  const double sends_before = node.metric("draftwire_viewer_sends_total");
  const auto commit = [&](Kind& kind, EndlessDraft::Commit (EndlessDraft::*next)()) {
    std::int64_t last_seq = 0;
    kind.ours.take(node.pid(), ours, viewers, [&] { return last_seq = (draft.*next)().last_seq; });
    const std::string message = ours.report().last_events;
    kind.bytes = message.size();
    kind.plain.take(loop.pid(), plain, viewers, [&] {
      loop.broadcast(message);
      return last_seq;
    });
  };
  const int commits = commit_in_turns(settings.rounds, picks, undos, commit);
  undos.tell(report);
  picks.tell(report);
  report.add("sends to each viewer for a commit, counts of viewers included",
             (node.metric("draftwire_viewer_sends_total") - sends_before) / commits / static_cast<double>(viewers), "",
             Report::at_most(1.1));
  report.add_faults(ours.report().findings);
}

}  // namespace

void measure_cost(const Settings& settings, Report& report) {
  const std::size_t viewers = settings.viewers_of_each(2);
  report.begin("Cost with " + std::to_string(viewers) + " viewers");
  measure_beside_plain_loop(settings, settings.node(), viewers, report);
}

void measure_cost_by_io_uring(const Settings& settings, Report& report) {
  const std::size_t viewers = settings.viewers_of_each(2);
  report.begin("Cost through io_uring with " + std::to_string(viewers) + " viewers");
  Node::Options options = settings.node();
  options.sender = "io-uring";
  measure_beside_plain_loop(settings, options, viewers, report);
}

}  // namespace draftwire::bench
