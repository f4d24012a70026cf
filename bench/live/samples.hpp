#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "live/crowd.hpp"
#include "live/endless_draft.hpp"
#include "live/scenarios.hpp"
#include "live/system.hpp"

namespace draftwire::bench {

// One message to everybody: what each send cost the server in microseconds, and the milliseconds from asking to the
// last arrival. One thread.
struct Samples {
  std::vector<double> cost;
  std::vector<double> span;

  // `ask` has it sent, and says which event is its last.
  void take(pid_t server, Crowd& crowd, std::size_t viewers, const std::function<std::int64_t()>& ask) {
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
