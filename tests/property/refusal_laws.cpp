#include "property/plan.hpp"

namespace draftwire::testing {
namespace {

using domain::Command;

// Commands that are wrong in any state: by whom, or in what they name.
std::vector<std::pair<Command, domain::Actor>> wrong_commands(const Game& game) {
  const domain::State& state = game.state();
  const int current = state.on_clock ? state.on_clock->round : static_cast<int>(state.rounds.size());
  const domain::PlayerId somebody = state.players.back().id;
  std::vector<std::pair<Command, domain::Actor>> commands{
      {domain::StartDraft{}, staff()},
      {domain::StartDraft{}, anonymous()},
      {domain::UndoPick{current + 1, std::nullopt}, staff()},
      {domain::UndoPick{}, stranger()},
      {domain::AbortDraft{}, anonymous()},
      {domain::PickPlayer{somebody, current + 1}, staff()},
      {domain::PickPlayer{somebody, current - 1}, staff()},
      {domain::PickPlayer{somebody, current}, stranger()},
      {domain::PickPlayer{{123'456}, current}, staff()},
  };
  for (const domain::Team& team : state.teams) {
    commands.emplace_back(domain::PickPlayer{team.player_ids.back(), current}, staff());
    if (state.on_clock && team.id == state.on_clock->team_id) continue;
    commands.emplace_back(domain::PickPlayer{somebody, current}, seat_of(team.id));
  }
  return commands;
}

RC_GTEST_PROP(Refusal, changes_nothing_and_throws_no_dice, ()) {
  Plan plan = *any_plan();
  Game game(plan.setup);
  game.start();
  for (std::size_t move = 0;; ++move) {
    const domain::State before = game.state();
    const std::size_t thrown = game.dice().thrown();
    for (const auto& [command, actor] : wrong_commands(game)) {
      const Outcome outcome = game.execute(command, actor);
      RC_ASSERT(!outcome.has_value());
      RC_ASSERT(!outcome.error().detail.empty());
    }
    RC_ASSERT(game.state() == before);
    RC_ASSERT(game.dice().thrown() == thrown);
    if (!game.state().on_clock) break;
    const auto pool = game.pool();
    game.pick(pool[plan.choice(move) % pool.size()]);
  }
}

RC_GTEST_PROP(Decision, leaves_the_state_as_it_was, ()) {
  play(*any_plan(), [](const Game& game, const domain::State&, const Commit&) {
    const domain::State before = game.state();
    ScriptedDice dice;
    static_cast<void>(domain::decide(game.state(), domain::UndoPick{}, staff(), {}, dice));
    if (game.state().on_clock) {
      const domain::PickPlayer pick{game.pool().front(), game.state().on_clock->round};
      static_cast<void>(domain::decide(game.state(), pick, staff(), {}, dice));
    }
    RC_ASSERT(game.state() == before);
  });
}

}  // namespace
}  // namespace draftwire::testing
