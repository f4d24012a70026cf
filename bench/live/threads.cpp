// Two network threads against one, and beside them two plain loops, each with half of the viewers, against one with all
// of them: what the machine gives for a second core. All four are there at once and are asked in turns. The load has no
// core of its own, so it sleeps through every broadcast; when each message came is what the kernel stamped on it.
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

namespace draftwire::bench {
namespace {

constexpr int kCommitsARound = 10;
constexpr std::chrono::microseconds kWaitForEachViewer{20};

using Crowds = std::vector<std::unique_ptr<Crowd>>;

void look_away(std::span<const std::unique_ptr<Crowd>> crowds, const std::function<void()>& meanwhile) {
  if (crowds.empty()) {
    meanwhile();
  } else {
    crowds.front()->look_away([&] { look_away(crowds.subspan(1), meanwhile); });
  }
}

// Milliseconds of each broadcast.
struct Times {
  std::vector<double> spans;       // from the asking to the last viewer
  std::vector<double> deliveries;  // from the first viewer to the last

  // `ask` has it sent, and says which event is its last.
  void take(const Crowds& crowds, std::size_t viewers, const std::function<std::int64_t()>& ask) {
    std::int64_t seq = 0;
    const auto asked = Crowd::Clock::now();
    look_away(crowds, [&] {
      seq = ask();
      std::this_thread::sleep_for(kWaitForEachViewer * viewers);
    });
    auto first = Crowd::Clock::time_point::max();
    auto last = asked;
    for (const auto& crowd : crowds) {
      last = std::max(last, crowd->wait_for(seq));
      first = std::min(first, crowd->first_arrival(seq));
    }
    spans.push_back(milliseconds(last - asked));
    deliveries.push_back(milliseconds(last - first));
  }
};

std::unique_ptr<Crowd> crowd_at(int port, const std::string& path) {
  return std::make_unique<Crowd>(Crowd::Options{.port = port, .path = path, .stamps_late = true});
}

// A server with so many threads.
struct Ours {
  Ours(const Settings& settings, int threads)
      : node({.executable = settings.server, .core = std::nullopt, .threads = threads}),
        staff(node.staff()),
        draft(node.staff(), new_tournament(staff), {}) {
    crowds.push_back(crowd_at(node.port(), draft.channel()));
  }

  void broadcast(std::size_t viewers) {
    times.take(crowds, viewers, [&] { return draft.commit().last_seq; });
  }

  Node node;
  HttpClient staff;
  EndlessDraft draft;
  Crowds crowds{};
  Times times{};
};

// So many plain loops, all told at once.
struct Plain {
  Plain(const Settings& settings, std::size_t count, std::int64_t welcomed_at) {
    for (std::size_t i = 0; i < count; ++i) {
      loops.push_back(std::make_unique<PlainLoopClient>(settings.plain_loop, std::nullopt));
      loops.back()->welcome_at(welcomed_at);
      crowds.push_back(crowd_at(loops.back()->port(), "/ws/draft/1/"));
    }
  }

  void broadcast(const std::string& message, std::int64_t last_seq, std::size_t viewers) {
    times.take(crowds, viewers, [&] {
      std::vector<std::jthread> telling;
      for (const auto& loop : loops) telling.emplace_back([&] { loop->broadcast(message); });
      telling.clear();
      return last_seq;
    });
  }

  std::vector<std::unique_ptr<PlainLoopClient>> loops{};
  Crowds crowds{};
  Times times{};
};

void join_all(std::initializer_list<const Crowds*> sides, std::size_t viewers) {
  std::vector<Joining> joining;
  for (const Crowds* crowds : sides) {
    for (const auto& crowd : *crowds) joining.push_back({*crowd, viewers / crowds->size()});
  }
  join_by_turns(std::move(joining));
}

void tell(const std::string& of_one, const std::string& of_two, const Times& one, const Times& two, Report& report) {
  report.add(of_one + ": from the asking to the last viewer", median(one.spans), "ms");
  report.add(of_two + ": the same", median(two.spans), "ms");
  report.add(of_one + ": from the first viewer to the last", median(one.deliveries), "ms");
  report.add(of_two + ": the same", median(two.deliveries), "ms");
}

}  // namespace

void measure_threads(const Settings& settings, Report& report) {
  const std::size_t viewers = settings.viewers_of_each(4);
  report.begin("Threads with " + std::to_string(viewers) + " viewers");
  Ours one(settings, 1);
  Ours two(settings, 2);
  Plain one_loop(settings, 1, one.draft.next_seq() - 1);
  Plain two_loops(settings, 2, one.draft.next_seq() - 1);
  join_all({&one.crowds, &two.crowds, &one_loop.crowds, &two_loops.crowds}, viewers);
  for (int i = 0; i < kCommitsARound * settings.rounds; ++i) {
    one.broadcast(viewers);
    two.broadcast(viewers);
    const std::string message = one.crowds.front()->report().last_events;
    const std::int64_t last_seq = one.draft.next_seq() - 1;
    one_loop.broadcast(message, last_seq, viewers);
    two_loops.broadcast(message, last_seq, viewers);
  }
  tell("one thread", "two threads", one.times, two.times, report);
  report.add("deliveries in the same time, two threads against one",
             median_ratio(one.times.deliveries, two.times.deliveries), "×", Report::at_least(1.8));
  tell("one plain loop", "two plain loops", one_loop.times, two_loops.times, report);
  report.add("deliveries in the same time, two plain loops against one",
             median_ratio(one_loop.times.deliveries, two_loops.times.deliveries), "×");
  Findings found = one.crowds.front()->report().findings;
  found += two.crowds.front()->report().findings;
  report.add_faults(found);
}

}  // namespace draftwire::bench
