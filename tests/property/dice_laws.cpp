#include <algorithm>
#include <map>
#include <set>

#include "property/plan.hpp"

namespace draftwire::testing {
namespace {

using domain::PlayerId;
using domain::Style;
using domain::TieRoll;

std::set<PlayerId> tied_in(const TieRoll& tie) {
  std::set<PlayerId> captains;
  for (const domain::TiedCaptain& captain : tie.tied_captains) captains.insert(captain.id);
  return captains;
}

template <class Visit>
void for_each_tie(const std::vector<domain::Event>& log, Visit visit) {
  for (const domain::Event& event : log) {
    if (const auto* tie = std::get_if<TieRoll>(&event.body)) visit(event, *tie);
  }
}

RC_GTEST_PROP(Dice, stand_for_the_same_tie_in_the_same_round_whatever_is_undone, ()) {
  const Game game = play(*any_plan_of(Style::shuffle));
  std::map<std::pair<int, std::set<PlayerId>>, std::pair<domain::Seq, TieRoll>> first;
  for_each_tie(game.log(), [&](const domain::Event& event, const TieRoll& tie) {
    const auto [index, is_new] = first.try_emplace({tie.round, tied_in(tie)}, event.seq, tie);
    const auto& [seq, thrown] = index->second;
    RC_ASSERT(tie.roll_rounds == thrown.roll_rounds);
    RC_ASSERT(tie.winner_id == thrown.winner_id);
    RC_ASSERT(tie.original_seq == (is_new ? std::nullopt : std::optional(seq)));
  });
}

RC_GTEST_PROP(Dice, are_thrown_once_for_each_tie_and_never_otherwise, ()) {
  const Game game = play(*any_plan());
  std::size_t shown = 0;
  for_each_tie(game.log(), [&](const domain::Event&, const TieRoll& tie) {
    if (tie.original_seq) return;
    for (const auto& rolls : tie.roll_rounds) shown += rolls.size();
  });
  RC_ASSERT(game.dice().thrown() == shown);
}

RC_GTEST_PROP(Dice, are_thrown_again_by_the_highest_until_one_is_left, ()) {
  const Game game = play(*any_plan_of(Style::shuffle));
  for_each_tie(game.log(), [](const domain::Event&, const TieRoll& tie) {
    std::set<PlayerId> still_in = tied_in(tie);
    for (const auto& rolls : tie.roll_rounds) {
      RC_ASSERT(still_in.size() > 1U);
      std::set<PlayerId> rolling;
      int highest = 0;
      for (const domain::Roll& roll : rolls) {
        RC_ASSERT(roll.roll >= 1);
        RC_ASSERT(roll.roll <= 6);
        RC_ASSERT(rolling.insert(roll.captain_id).second);
        highest = std::max(highest, roll.roll);
      }
      RC_ASSERT(rolling == still_in);
      for (const domain::Roll& roll : rolls) {
        if (roll.roll < highest) still_in.erase(roll.captain_id);
      }
    }
    RC_ASSERT(still_in == std::set<PlayerId>{tie.winner_id});
  });
}

RC_GTEST_PROP(Dice, choose_who_is_on_the_clock, ()) {
  play(*any_plan_of(Style::shuffle), [](const Game& game, const domain::State&, const Commit& commit) {
    for_each_tie(commit, [&](const domain::Event&, const TieRoll& tie) {
      RC_ASSERT(game.state().on_clock->captain_id == tie.winner_id);
      RC_ASSERT(the<domain::CaptainAssigned>(commit).captain_id == tie.winner_id);
      RC_ASSERT(game.state().rounds[static_cast<std::size_t>(tie.round - 1)].tie_roll == tie);
    });
  });
}

}  // namespace
}  // namespace draftwire::testing
