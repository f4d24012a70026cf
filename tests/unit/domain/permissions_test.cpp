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

TEST(Permissions, OfNobodyEndBeforeTheDoor) {
  Game game = a_draft().started();
  for (const Command& command : staff_commands()) {
    EXPECT_EQ(game.execute(command, anonymous()).error().rule, Rule::not_signed_in);
  }
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, anonymous()).error().rule, Rule::not_signed_in);
}

TEST(Permissions, ToRunADraftAreOnlyStaffs) {
  Game game = a_draft().started();
  for (const Command& command : staff_commands()) {
    EXPECT_EQ(game.execute(command, seat_of(team(1))).error().rule, Rule::forbidden);
    EXPECT_EQ(game.execute(command, stranger()).error().rule, Rule::forbidden);
  }
}

TEST(Permissions, ToPickAreTheCaptainsOnTheClock) {
  Game game = a_draft().started();
  EXPECT_TRUE(game.execute(PickPlayer{pooled(1), 1}, seat_of(team(1))).has_value());
  EXPECT_TRUE(game.execute(PickPlayer{pooled(2), 2}, seat_of(team(2))).has_value());
}

TEST(Permissions, ToPickDoNotReachIntoAnotherCaptainsTurn) {
  Game game = a_draft().started();
  const Outcome outcome = game.execute(PickPlayer{pooled(1), 1}, seat_of(team(2)));
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error(), (domain::Refusal{Rule::not_on_the_clock, "Captain1 is on the clock, not you."}));
}

TEST(Permissions, OfACaptainOfAnotherDraftAreNone) {
  Game game = a_draft().started();
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, seat_of(team(99))).error().rule, Rule::forbidden);
}

TEST(Permissions, OfAStrangerAreNone) {
  Game game = a_draft().started();
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, stranger()).error().rule, Rule::forbidden);
}

TEST(Permissions, OfStaffReachEveryTurn) {
  Game game = a_draft().started();
  for (int round = 1; round <= 4; ++round) {
    EXPECT_TRUE(game.execute(PickPlayer{pooled(round), round}, staff()).has_value());
  }
}

TEST(Permissions, ComeBeforeTheStateOfTheDraft) {
  Game game = a_draft().pending();
  EXPECT_EQ(game.execute(PickPlayer{pooled(1), 1}, stranger()).error().rule, Rule::forbidden);
  EXPECT_EQ(game.execute(domain::UndoPick{}, stranger()).error().rule, Rule::forbidden);
}

}  // namespace
}  // namespace draftwire::testing
