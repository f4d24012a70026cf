#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {

// So long nothing is sent before a commit. To whom nothing came for longer than its retransmission timeout (200 ms, a
// little more on a real line), Linux acknowledges at once, to others later; on loopback the sender pays for the first,
// which makes a send dearer by a half. With this, everybody always acknowledges at once, as in a real draft.
inline constexpr std::chrono::milliseconds kQuiet{150};

// One message to everybody: what each send cost the server in microseconds, and the milliseconds from asking to the
// last arrival. The crowd must be one that reads in gulps. One thread.
struct Samples {
  std::vector<double> cost;
  std::vector<double> span;

  // `ask` has it sent, and says which event is its last.
  void take(pid_t server, Crowd& crowd, std::size_t viewers, const std::function<std::int64_t()>& ask) {
    std::this_thread::sleep_for(kQuiet);
    const auto cpu_before = cpu_time(server);
    const auto asked = Crowd::Clock::now();
    const auto arrived = crowd.wait_for(ask());
    cost.push_back(microseconds(cpu_time(server) - cpu_before) / static_cast<double>(viewers));
    span.push_back(milliseconds(arrived - asked));
  }
};

// Commits of three events and of one in turns, by `commit(kind, next)`. How many these were.
template <class Kind, class Commit>
int commit_in_turns(int rounds, Kind& three_events, Kind& one_event, const Commit& commit) {
  constexpr int kInATurn = 20;
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < kInATurn; ++i) commit(three_events, &EndlessDraft::pick);
    for (int i = 0; i < kInATurn; ++i) commit(one_event, &EndlessDraft::undo);
  }
  return 2 * kInATurn * rounds;
}

}  // namespace draftwire::bench
