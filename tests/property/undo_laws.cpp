#include "property/plan.hpp"

namespace draftwire::testing {
namespace {

RC_GTEST_PROP(Undo, of_a_pick_is_nothing, ()) {
  Plan plan = *any_plan();
  plan.undos = 0;
  Game game(plan.setup);
  game.start();
  for (std::size_t move = 0; game.state().on_clock; ++move) {
    const domain::State before = visible(game.state());
    const auto pool = game.pool();
    game.pick(pool[plan.choice(move) % pool.size()]);
    game.undo();
    RC_ASSERT(visible(game.state()) == before);
    game.pick(pool[plan.choice(move + 7) % pool.size()]);
  }
}

RC_GTEST_PROP(Undo, of_all_picks_is_the_start, ()) {
  Plan plan = *any_plan();
  plan.undos = 0;
  domain::State started;
  Game game = play(plan, [&](const Game& now, const domain::State&, const Commit& commit) {
    if (types(commit).front() == "draft_started") started = visible(now.state());
  });
  while (domain::last_picked_round(game.state()) != nullptr) game.undo();
  RC_ASSERT(visible(game.state()) == started);
}

RC_GTEST_PROP(Undo, names_the_pick_that_stood, ()) {
  play(*any_plan(), [](const Game& game, const domain::State&, const Commit& commit) {
    const auto* undone = std::get_if<domain::PickUndone>(&commit.front().body);
    if (undone == nullptr) return;
    const auto& cancelled =
        std::get<domain::PlayerPicked>(game.log()[static_cast<std::size_t>(undone->undone_seq - 1)].body);
    RC_ASSERT(cancelled.round == undone->round);
    RC_ASSERT(cancelled.picked_id == undone->picked_id);
    RC_ASSERT(cancelled.captain_id == undone->captain_id);
    RC_ASSERT(game.state().on_clock->round == undone->round);
    RC_ASSERT(game.state().on_clock->captain_id == undone->captain_id);
  });
}

}  // namespace
}  // namespace draftwire::testing
