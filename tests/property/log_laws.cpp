#include "property/plan.hpp"
#include "wire/event_json.hpp"
#include "wire/state_json.hpp"

namespace draftwire::testing {
namespace {

RC_GTEST_PROP(Log, folds_to_the_state_at_every_prefix, ()) {
  const Plan plan = *any_plan();
  domain::State folded = fold(Game(plan.setup).state(), {}, 0);
  play(plan, [&](const Game& game, const domain::State&, const Commit& commit) {
    for (const domain::Event& event : commit) domain::apply(folded, event);
    RC_ASSERT(folded == game.state());
  });
}

RC_GTEST_PROP(Log, has_no_gaps_in_its_numbers, ()) {
  const Game game = play(*any_plan());
  domain::Seq seq = 0;
  for (const domain::Event& event : game.log()) RC_ASSERT(event.seq == ++seq);
  RC_ASSERT(game.state().seq == seq);
}

RC_GTEST_PROP(Log, survives_the_store, ()) {
  const Game game = play(*any_plan());
  for (const domain::Event& event : game.log()) {
    const std::string text = wire::payload_text(event.body, event.draft_id);
    RC_ASSERT(wire::event_body_from(event_type(event.body), text) == event.body);
  }
}

RC_GTEST_PROP(Log, tells_the_totals_as_they_add_up, ()) {
  const Plan plan = *any_plan();
  std::map<domain::PlayerId, domain::Mmr> ratings;
  for (const domain::PlayerSetup& player : plan.setup.players) ratings[player.id] = player.mmr;
  play(plan, [&](const Game& game, const domain::State&, const Commit&) {
    for (const domain::Team& team : game.state().teams) {
      domain::Mmr total = 0;
      for (const domain::PlayerId player : team.player_ids) total += ratings[player];
      RC_ASSERT(team.total_mmr == total);
    }
  });
}

}  // namespace
}  // namespace draftwire::testing
