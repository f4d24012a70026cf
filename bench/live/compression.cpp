// What a delivered message costs that travels deflated, beside one that does not: two drafts like each other on one
// server, the one with viewers who take permessage-deflate, the other with as many who do not, commit by commit in
// turns.
#include <algorithm>
#include <string>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/samples.hpp"
#include "live/scenarios.hpp"

namespace draftwire::bench {
namespace {

struct Side {
  Side(const Node& node, bool takes_deflated)
      : staff(node.staff()),
        draft(node.staff(), new_tournament(staff), {}),
        crowd(
            {.port = node.port(), .path = draft.channel(), .takes_deflated = takes_deflated, .reads_in_gulps = true}) {}

  HttpClient staff;
  EndlessDraft draft;
  Crowd crowd;
};

struct Kind {
  std::string name;
  Samples plain{};
  Samples deflated{};
  std::size_t plain_bytes = 0;
  std::size_t deflated_bytes = 0;

  void tell(Report& report) const {
    report.add(name + ": bytes", static_cast<double>(plain_bytes), "bytes");
    report.add(name + ": bytes deflated", static_cast<double>(deflated_bytes), "bytes");
    report.add(name + ": CPU for each viewer", median(plain.cost), "µs");
    report.add(name + ": CPU for each viewer, deflated", median(deflated.cost), "µs");
    report.add(name + ": ratio of the two", median_ratio(deflated.cost, plain.cost), "×", Report::at_most(1.10));
  }
};

}  // namespace

void measure_compression(const Settings& settings, Report& report) {
  const std::size_t viewers = settings.viewers_of_each(2);
  report.begin("Compression with " + std::to_string(viewers) + " viewers of each kind");
  Node node(settings.node());
  Side plain(node, false);
  Side deflated(node, true);
  join_by_turns({{plain.crowd, viewers}, {deflated.crowd, viewers}});
  plain.crowd.forget_latency();
  deflated.crowd.forget_latency();

  Kind picks{.name = "a commit of three events"};
  Kind undos{.name = "a commit of one event"};
  const auto commit = [&](Kind& kind, EndlessDraft::Commit (EndlessDraft::*next)()) {
    kind.plain.take(node.pid(), plain.crowd, viewers, [&] { return (plain.draft.*next)().last_seq; });
    kind.deflated.take(node.pid(), deflated.crowd, viewers, [&] { return (deflated.draft.*next)().last_seq; });
    kind.plain_bytes = plain.crowd.report().last_events.size();
    kind.deflated_bytes = deflated.crowd.report().last_events.size();
  };
  const int commits = commit_in_turns(settings.rounds, picks, undos, commit);
  undos.tell(report);
  picks.tell(report);
  const Crowd::Report seen = deflated.crowd.report();
  report.add("commits that came deflated, of those sent",
             static_cast<double>(seen.deflated) / commits / static_cast<double>(viewers), "", Report::at_least(1));
  Findings found = plain.crowd.report().findings;
  found += seen.findings;
  report.add_faults(found);
}

}  // namespace draftwire::bench
