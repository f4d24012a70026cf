#include <algorithm>
#include <set>

#include "property/plan.hpp"

namespace draftwire::testing {
namespace {

using domain::Status;

RC_GTEST_PROP(Draft, never_has_anybody_twice, ()) {
  play(*any_plan(), [](const Game& game, const domain::State&, const Commit&) {
    std::set<domain::PlayerId> drafted;
    for (const domain::Team& team : game.state().teams) {
      RC_ASSERT(team.player_ids.front() == team.captain_id);
      for (const domain::PlayerId player : team.player_ids) {
        RC_ASSERT(drafted.insert(player).second);
        RC_ASSERT(domain::find_player(game.state(), player)->team_id == team.id);
      }
    }
    RC_ASSERT(drafted.size() + game.pool().size() == game.state().players.size());
  });
}

RC_GTEST_PROP(Draft, never_has_a_team_over_its_size, ()) {
  play(*any_plan(), [](const Game& game, const domain::State&, const Commit&) {
    for (const domain::Team& team : game.state().teams) {
      RC_ASSERT(static_cast<int>(team.player_ids.size()) <= game.state().team_size);
    }
    if (game.state().on_clock) {
      RC_ASSERT(static_cast<int>(game.team_on_the_clock().player_ids.size()) < game.state().team_size);
    }
  });
}

RC_GTEST_PROP(Draft, always_has_one_captain_on_the_clock_or_is_completed, ()) {
  play(*any_plan(), [](const Game& game, const domain::State&, const Commit&) {
    const domain::State& state = game.state();
    const auto picked =
        std::ranges::count_if(state.rounds, [](const auto& round) { return round.choice_id.has_value(); });
    const bool is_over = picked == std::ssize(state.rounds);
    RC_ASSERT(state.status == (is_over ? Status::completed : Status::active));
    RC_ASSERT(state.on_clock.has_value() == !is_over);
    RC_ASSERT(state.completed_at.has_value() == is_over);
    if (is_over) return;
    const domain::Round& current = state.rounds[static_cast<std::size_t>(picked)];
    RC_ASSERT(state.on_clock->round == current.round);
    RC_ASSERT(state.on_clock->phase == current.phase);
    RC_ASSERT(state.on_clock->captain_id == current.captain_id);
    RC_ASSERT(state.on_clock->team_id == current.team_id);
  });
}

RC_GTEST_PROP(Draft, has_as_many_rounds_as_teams_and_pool_allow, ()) {
  const Plan plan = *any_plan();
  const Game game = play(plan);
  const std::size_t teams = plan.setup.teams.size();
  const std::size_t pool = plan.setup.players.size() - teams;
  const std::size_t seats = teams * static_cast<std::size_t>(plan.setup.team_size - 1);
  RC_ASSERT(game.state().rounds.size() == std::min(seats, pool));
  RC_ASSERT(game.pool().size() == pool - std::min(seats, pool));
}

RC_GTEST_PROP(Commit, is_in_its_order, ()) {
  play(*any_plan(), [](const Game& game, const domain::State&, const Commit& commit) {
    std::vector<std::string> told = types(commit);
    RC_ASSERT(told.front() == "draft_started" || told.front() == "player_picked" || told.front() == "pick_undone");
    if (told.front() == "pick_undone") {
      RC_ASSERT(told.size() == 1U);
      return;
    }
    told.erase(told.begin());
    if (game.state().status == Status::completed) {
      RC_ASSERT(told == std::vector<std::string>{"draft_completed"});
      return;
    }
    const bool was_tie = the<domain::CaptainAssigned>(commit).was_tie;
    RC_ASSERT(told == (was_tie ? std::vector<std::string>{"tie_roll", "captain_assigned"}
                               : std::vector<std::string>{"captain_assigned"}));
  });
}

}  // namespace
}  // namespace draftwire::testing
