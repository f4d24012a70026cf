// Two network threads against one, and beside it two plain loops, each with half of the viewers, against one with all
// of them: what the machine gives for a second core. The load has no core of its own then, so it sleeps through every
// broadcast; when each message came is what the kernel stamped on it.
#include <algorithm>
#include <memory>
#include <span>
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

constexpr int kCommits = 30;
constexpr std::chrono::microseconds kWaitForEachViewer{20};

struct Sent {
  std::string message;
  std::int64_t last_seq = 0;
};

struct Broadcasts {
  std::int64_t welcomed_at = 0;
  std::vector<Sent> sent{};
  double span = 0;  // the median, in milliseconds from the asking to the last viewer
};

using Crowds = std::vector<std::unique_ptr<Crowd>>;

void look_away(std::span<const std::unique_ptr<Crowd>> crowds, const std::function<void()>& meanwhile) {
  if (crowds.empty()) {
    meanwhile();
  } else {
    crowds.front()->look_away([&] { look_away(crowds.subspan(1), meanwhile); });
  }
}

// `ask` has it sent, and says which event is its last.
double span_of(const Settings& settings, const Crowds& crowds, const std::function<std::int64_t()>& ask) {
  std::int64_t seq = 0;
  const auto asked = Crowd::Clock::now();
  look_away(crowds, [&] {
    seq = ask();
    std::this_thread::sleep_for(kWaitForEachViewer * settings.viewers);
  });
  auto last = asked;
  for (const auto& crowd : crowds) last = std::max(last, crowd->wait_for(seq));
  return milliseconds(last - asked);
}

Broadcasts of_server(const Settings& settings, int threads, Findings& found) {
  Node node({.executable = settings.server, .core = std::nullopt, .threads = threads});
  HttpClient staff = node.staff();
  EndlessDraft draft(node.staff(), new_tournament(staff), {});
  Crowds crowds;
  crowds.push_back(
      std::make_unique<Crowd>(Crowd::Options{.port = node.port(), .path = draft.channel(), .stamps_late = true}));
  crowds.front()->join(settings.viewers);
  Broadcasts broadcasts{.welcomed_at = draft.next_seq() - 1};
  std::vector<double> spans;
  for (int i = 0; i < kCommits; ++i) {
    spans.push_back(span_of(settings, crowds, [&] { return draft.commit().last_seq; }));
    broadcasts.sent.push_back({crowds.front()->report().last_events, draft.next_seq() - 1});
  }
  found += crowds.front()->report().findings;
  broadcasts.span = median(spans);
  return broadcasts;
}

// The same messages from so many loops, all told at once.
double span_of_plain_loops(const Settings& settings, std::size_t count, const Broadcasts& broadcasts) {
  std::vector<std::unique_ptr<PlainLoopClient>> loops;
  Crowds crowds;
  for (std::size_t i = 0; i < count; ++i) {
    loops.push_back(std::make_unique<PlainLoopClient>(settings.plain_loop, std::nullopt));
    loops.back()->welcome_at(broadcasts.welcomed_at);
    crowds.push_back(std::make_unique<Crowd>(
        Crowd::Options{.port = loops.back()->port(), .path = "/ws/draft/1/", .stamps_late = true}));
    crowds.back()->join(settings.viewers / count);
  }
  std::vector<double> spans;
  for (const Sent& sent : broadcasts.sent) {
    spans.push_back(span_of(settings, crowds, [&] {
      std::vector<std::jthread> telling;
      for (const auto& loop : loops) telling.emplace_back([&] { loop->broadcast(sent.message); });
      telling.clear();
      return sent.last_seq;
    }));
  }
  return median(spans);
}

// Of each round, in milliseconds.
struct Spans {
  std::vector<double> of_one;
  std::vector<double> of_two;
  std::vector<double> ratios;

  void take(double one, double two) {
    of_one.push_back(one);
    of_two.push_back(two);
    ratios.push_back(one / two);
  }
};

}  // namespace

void measure_threads(const Settings& settings, Report& report) {
  report.begin("Threads with " + std::to_string(settings.viewers) + " viewers");
  Findings found;
  Spans ours;
  Spans plain;
  for (int round = 0; round < settings.rounds; ++round) {
    const Broadcasts broadcasts = of_server(settings, 1, found);
    ours.take(broadcasts.span, of_server(settings, 2, found).span);
    plain.take(span_of_plain_loops(settings, 1, broadcasts), span_of_plain_loops(settings, 2, broadcasts));
  }
  report.add("one thread: pick to the last viewer", median(ours.of_one), "ms");
  report.add("two threads: pick to the last viewer", median(ours.of_two), "ms");
  report.add("deliveries in the same time, two threads against one", median(ours.ratios), "×", Report::at_least(1.8));
  report.add("one plain loop: from the asking to the last viewer", median(plain.of_one), "ms");
  report.add("two plain loops: the same", median(plain.of_two), "ms");
  report.add("deliveries in the same time, two plain loops against one", median(plain.ratios), "×");
  report.add_faults(found);
}

}  // namespace draftwire::bench
