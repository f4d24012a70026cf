#include "domain/permissions.hpp"

#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::Command;
using domain::PickPlayer;
using domain::Rule;

const std::vector<Command>& staff_commands() {
  static const std::vector<Command> kCommands{domain::StartDraft{}, domain::UndoPick{}, domain::AbortDraft{}};
  return kCommands;
}

TEST(Permissions, of_nobody_end_before_the_door) {
  Game game = a_draft().started();
  for (const Command& command : staff_commands()) {
    EXPECT_EQ(game.execute(command, anonymous()).error().rule, Rule::not_signed_in);
  }
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, anonymous()).error().rule, Rule::not_signed_in);
}

TEST(Permissions, to_run_a_draft_are_only_staffs) {
  Game game = a_draft().started();
  for (const Command& command : staff_commands()) {
    EXPECT_EQ(game.execute(command, seat_of(team(1))).error().rule, Rule::forbidden);
    EXPECT_EQ(game.execute(command, stranger()).error().rule, Rule::forbidden);
  }
}

TEST(Permissions, to_pick_are_the_captains_on_the_clock) {
  Game game = a_draft().started();
  EXPECT_TRUE(game.execute(PickPlayer{pooled(1), 1}, seat_of(team(1))).has_value());
  EXPECT_TRUE(game.execute(PickPlayer{pooled(2), 2}, seat_of(team(2))).has_value());
}

TEST(Permissions, to_pick_do_not_reach_into_another_captains_turn) {
  Game game = a_draft().started();
  const Outcome outcome = game.execute(PickPlayer{pooled(1), 1}, seat_of(team(2)));
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error(), (domain::Refusal{Rule::not_on_the_clock, "Captain1 is on the clock, not you."}));
}

TEST(Permissions, of_a_captain_of_another_draft_are_none) {
  Game game = a_draft().started();
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, seat_of(team(99))).error().rule, Rule::forbidden);
}

TEST(Permissions, of_a_stranger_are_none) {
  Game game = a_draft().started();
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, stranger()).error().rule, Rule::forbidden);
}

TEST(Permissions, of_staff_reach_every_turn) {
  Game game = a_draft().started();
  for (int round = 1; round <= 4; ++round) {
    EXPECT_TRUE(game.execute(PickPlayer{pooled(round), round}, staff()).has_value());
  }
}

TEST(Permissions, come_before_the_state_of_the_draft) {
  Game game = a_draft().pending();
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, stranger()).error().rule, Rule::forbidden);
  EXPECT_EQ(game.execute(domain::UndoPick{}, stranger()).error().rule, Rule::forbidden);
}

}  // namespace
}  // namespace draftwire::testing
