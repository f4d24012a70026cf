#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::CaptainAssigned;
using domain::DraftStarted;
using domain::Rule;
using domain::StartDraft;
using domain::Status;
using domain::Style;
using ::testing::ElementsAre;

TEST(Start, is_one_commit_that_ends_with_the_first_captain) {
  Game game = a_draft().pending();
  EXPECT_THAT(types(game.start()), ElementsAre("draft_started", "captain_assigned"));
  EXPECT_EQ(game.state().status, Status::active);
  EXPECT_EQ(game.state().on_clock, (domain::OnClock{1, 1, captain(1), team(1)}));
}

TEST(Start, puts_the_dice_between_the_start_and_the_captain_whom_they_chose) {
  Game game = a_draft().with_style(Style::shuffle).with_captains({5000, 5000}).rolling({2, 6}).pending();
  const Commit commit = game.start();
  EXPECT_THAT(types(commit), ElementsAre("draft_started", "tie_roll", "captain_assigned"));
  EXPECT_EQ(the<CaptainAssigned>(commit).captain_id, captain(2));
  EXPECT_TRUE(the<CaptainAssigned>(commit).was_tie);
}

TEST(Start, freezes_the_set_up_into_the_log) {
  const auto builder = a_draft().with_tie_window(250);
  Game game = builder.pending();
  EXPECT_EQ(the<DraftStarted>(game.start()).setup, builder.setup());
}

TEST(Start, tells_the_first_captains_team_and_total) {
  Game game = a_draft().pending();
  EXPECT_EQ(the<CaptainAssigned>(game.start()),
            (CaptainAssigned{1, 1, captain(1), "Captain1", team(1), "Team Captain1", 5000, false}));
}

TEST(Start, knows_every_round_of_a_fixed_order) {
  const Game game = a_draft().started();
  ASSERT_EQ(game.state().rounds.size(), 4U);
  for (const domain::Round& round : game.state().rounds) EXPECT_TRUE(round.captain_id.has_value());
}

TEST(Start, leaves_the_later_rounds_of_a_shuffle_open) {
  const Game game = a_draft().with_style(Style::shuffle).started();
  ASSERT_EQ(game.state().rounds.size(), 4U);
  EXPECT_EQ(game.state().rounds[0].captain_id, captain(2));
  for (std::size_t index = 1; index < 4; ++index) EXPECT_EQ(game.state().rounds[index].captain_id, std::nullopt);
}

TEST(Start, is_refused_when_nobody_can_be_picked) {
  Game game = a_draft().with_pool({}).pending();
  const Outcome outcome = game.execute(StartDraft{}, staff());
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().rule, Rule::nothing_to_draft);
  EXPECT_EQ(game.state().status, Status::pending);
}

TEST(Start, is_refused_twice) {
  Game game = a_draft().started();
  const Outcome outcome = game.execute(StartDraft{}, staff());
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error(),
            (domain::Refusal{Rule::draft_not_pending, "The draft is active; only a pending one can be started."}));
}

TEST(Start, is_refused_after_an_abort) {
  Game game = a_draft().pending();
  ASSERT_TRUE(game.execute(domain::AbortDraft{}, staff()).has_value());
  EXPECT_EQ(game.execute(StartDraft{}, staff()).error().rule, Rule::draft_not_pending);
}

TEST(Start, remembers_when_it_was) {
  const Game game = a_draft().started();
  EXPECT_EQ(game.state().started_at, game.log().front().created_at);
}

}  // namespace
}  // namespace draftwire::testing
