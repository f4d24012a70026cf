#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <random>

#include "domain/balance.hpp"
#include "wire/state_json.hpp"

// ./dev bench balance: what a projection costs of one core, beside the writing of the same draft's state, which every
// viewer that asks for the draft costs anyway.
namespace {

using namespace draftwire;

double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double best_of_many(const Work& work) {
  double best = 1e9;
  for (int attempt = 0; attempt < 30; ++attempt) {
    const double began = thread_cpu_ms();
    work();
    best = std::min(best, thread_cpu_ms() - began);
  }
  return best;
}

domain::Setup a_setup(int captains, int pool, domain::Mmr window) {
  std::minstd_rand ratings(7);
  domain::Setup setup{domain::Style::shuffle, domain::kMaxTeamSize, window, {}, {}};
  for (int number = 1; number <= captains + pool; ++number) {
    const auto mmr = static_cast<domain::Mmr>(2'000 + ratings() % 4'000);
    setup.players.push_back({{number}, fmt::format("Player {}", number), mmr, {"1", "3"}});
    if (number <= captains) setup.teams.push_back({{number}, fmt::format("Team {}", number), {number}, number});
  }
  return setup;
}

void measure(int captains, int pool, domain::Mmr window) {
  const domain::Setup setup = a_setup(captains, pool, window);
  std::size_t used = 0;
  const double projection = best_of_many([&] { used += domain::project_balance(setup).size(); });
  const domain::State state = domain::pending_state({1}, {1}, setup, {});
  const double writing = best_of_many([&] { used += wire::state_text(state, "epoch").size(); });
  fmt::print(
      "{:>2} captains, {:>4} in the pool, window {:>4}   {:6.2f} ms   {:5.2f} of writing the state ({:.2f} ms)\n",
      captains, pool, window, projection, projection / writing, used > 0 ? writing : 0);
}

}  // namespace

int main() {
  for (const domain::Mmr window : {domain::Mmr{0}, domain::Mmr{500}, domain::kMaxTieWindow}) measure(64, 640, window);
  measure(64, 5'000, domain::kMaxTieWindow);
}
