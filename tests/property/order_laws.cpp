#include <algorithm>
#include <map>
#include <set>

#include "property/plan.hpp"

// Whose turn it is, computed here once more, from the documentation, without the rules' own functions.
namespace draftwire::testing {
namespace {

using domain::CaptainAssigned;
using domain::Mmr;
using domain::PlayerId;
using domain::Style;
using domain::TieRoll;

std::vector<PlayerId> captains_in_order(const domain::Setup& setup) {
  std::vector<PlayerId> captains;
  for (const domain::TeamSetup& team : setup.teams) captains.push_back(team.captain_id);
  return captains;
}

// The captain of every turn as the fixed orders have it: laps forward, and for the snake every second one backward.
std::vector<PlayerId> laps(const domain::Setup& setup, std::size_t rounds, bool is_snake) {
  std::vector<PlayerId> turns;
  std::vector<PlayerId> lap = captains_in_order(setup);
  while (turns.size() < rounds) {
    turns.insert(turns.end(), lap.begin(), lap.end());
    if (is_snake) std::ranges::reverse(lap);
  }
  turns.resize(rounds);
  return turns;
}

void expect_fixed_order(const Plan& plan, bool is_snake) {
  play(plan, [&](const Game& game, const domain::State&, const Commit& commit) {
    const auto turns = laps(plan.setup, game.state().rounds.size(), is_snake);
    for (std::size_t index = 0; index < turns.size(); ++index) {
      RC_ASSERT(game.state().rounds[index].captain_id == turns[index]);
    }
    for (const domain::Event& event : commit) {
      RC_ASSERT(!std::holds_alternative<TieRoll>(event.body));
      const auto* assigned = std::get_if<CaptainAssigned>(&event.body);
      if (assigned == nullptr) continue;
      RC_ASSERT(assigned->captain_id == turns[static_cast<std::size_t>(assigned->round - 1)]);
      RC_ASSERT(!assigned->was_tie);
    }
  });
}

RC_GTEST_PROP(Normal, repeats_the_draft_order, ()) {
  expect_fixed_order(*any_plan_of(Style::normal), false);
}

RC_GTEST_PROP(Snake, turns_around_after_every_phase, ()) {
  expect_fixed_order(*any_plan_of(Style::snake), true);
}

RC_GTEST_PROP(Phase, is_the_lap_of_its_round, ()) {
  const Plan plan = *any_plan();
  const Game game = play(plan);
  int phase = 1;
  std::size_t rounds_of_phase = 0;
  for (const domain::Round& round : game.state().rounds) {
    if (rounds_of_phase == plan.setup.teams.size()) {
      ++phase;
      rounds_of_phase = 0;
    }
    ++rounds_of_phase;
    RC_ASSERT(round.phase == phase);
  }
}

// What a shuffle's turn hangs on, kept from the log alone.
class Ledger {
 public:
  explicit Ledger(const domain::Setup& setup) : room_(setup.team_size), window_(setup.tie_window) {
    for (const domain::TeamSetup& team : setup.teams) {
      const auto captain = std::ranges::find(setup.players, team.captain_id, &domain::PlayerSetup::id);
      totals_[team.captain_id] = captain->mmr;
      sizes_[team.captain_id] = 1;
    }
    for (const domain::PlayerSetup& player : setup.players) ratings_[player.id] = player.mmr;
  }

  void note(const domain::Event& event) {
    if (const auto* picked = std::get_if<domain::PlayerPicked>(&event.body)) {
      totals_[picked->captain_id] += ratings_[picked->picked_id];
      ++sizes_[picked->captain_id];
    } else if (const auto* undone = std::get_if<domain::PickUndone>(&event.body)) {
      totals_[undone->captain_id] -= ratings_[undone->picked_id];
      --sizes_[undone->captain_id];
    }
  }

  [[nodiscard]] std::set<PlayerId> lowest_within_the_window() const {
    Mmr lowest = std::numeric_limits<Mmr>::max();
    for (const auto& [captain, total] : totals_) {
      if (sizes_.at(captain) < room_) lowest = std::min(lowest, total);
    }
    std::set<PlayerId> captains;
    for (const auto& [captain, total] : totals_) {
      if (sizes_.at(captain) < room_ && total <= lowest + window_) captains.insert(captain);
    }
    return captains;
  }

  [[nodiscard]] Mmr total(PlayerId captain) const { return totals_.at(captain); }

 private:
  int room_;
  Mmr window_;
  std::map<PlayerId, Mmr> totals_;
  std::map<PlayerId, int> sizes_;
  std::map<PlayerId, Mmr> ratings_;
};

RC_GTEST_PROP(Shuffle, puts_one_of_the_lowest_on_the_clock_and_rolls_when_there_are_more, ()) {
  const Plan plan = *any_plan_of(Style::shuffle);
  Ledger ledger(plan.setup);
  play(plan, [&](const Game&, const domain::State&, const Commit& commit) {
    std::set<PlayerId> rolled;
    for (const domain::Event& event : commit) {
      ledger.note(event);
      if (const auto* tie = std::get_if<TieRoll>(&event.body)) {
        for (const domain::TiedCaptain& captain : tie->tied_captains) {
          rolled.insert(captain.id);
          RC_ASSERT(captain.mmr == ledger.total(captain.id));
        }
        RC_ASSERT(rolled == ledger.lowest_within_the_window());
      } else if (const auto* assigned = std::get_if<CaptainAssigned>(&event.body)) {
        const auto lowest = ledger.lowest_within_the_window();
        RC_ASSERT(lowest.contains(assigned->captain_id));
        RC_ASSERT(assigned->was_tie == (lowest.size() > 1));
        RC_ASSERT(assigned->was_tie == !rolled.empty());
        RC_ASSERT(assigned->team_mmr == ledger.total(assigned->captain_id));
      }
    }
  });
}

RC_GTEST_PROP(Shuffle, leaves_every_later_round_open, ()) {
  play(*any_plan_of(Style::shuffle), [](const Game& game, const domain::State&, const Commit&) {
    const int current =
        game.state().on_clock ? game.state().on_clock->round : static_cast<int>(game.state().rounds.size());
    for (const domain::Round& round : game.state().rounds) {
      RC_ASSERT(round.captain_id.has_value() == (round.round <= current));
      RC_ASSERT(round.team_id.has_value() == (round.round <= current));
      if (round.round > current) RC_ASSERT(!round.tie_roll.has_value());
    }
  });
}

}  // namespace
}  // namespace draftwire::testing
