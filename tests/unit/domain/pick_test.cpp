#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::CaptainAssigned;
using domain::PickPlayer;
using domain::PlayerPicked;
using domain::Rule;
using domain::Status;
using domain::Style;
using ::testing::ElementsAre;

Rule refusal_of(Game& game, const PickPlayer& command, const domain::Actor& actor = staff()) {
  return game.execute(command, actor).error().rule;
}

TEST(Pick, is_one_commit_that_ends_with_the_next_captain) {
  Game game = a_draft().started();
  const Commit commit = game.pick(pooled(2));
  EXPECT_THAT(types(commit), ElementsAre("player_picked", "captain_assigned"));
  EXPECT_EQ(the<PlayerPicked>(commit),
            (PlayerPicked{1, 1, captain(1), "Captain1", pooled(2), "Player2", 2900, team(1), "Team Captain1", 7900}));
  EXPECT_EQ(the<CaptainAssigned>(commit).captain_id, captain(2));
}

TEST(Pick, puts_the_dice_before_the_captain_whom_they_chose) {
  Game game =
      a_draft().with_style(Style::shuffle).with_captains({4000, 5000}).with_pool({1000, 900}).rolling({1, 3}).started();
  EXPECT_THAT(types(game.pick(pooled(1))), ElementsAre("player_picked", "tie_roll", "captain_assigned"));
}

TEST(Pick, ends_the_draft_with_the_last_round) {
  Game game = a_draft().with_team_size(2).started();
  game.pick(pooled(1));
  const Commit last = game.pick(pooled(2));
  EXPECT_THAT(types(last), ElementsAre("player_picked", "draft_completed"));
  EXPECT_EQ(game.state().status, Status::completed);
  EXPECT_EQ(game.state().on_clock, std::nullopt);
  EXPECT_EQ(game.state().completed_at, last.back().created_at);
}

TEST(Pick, ends_the_draft_with_the_pool_when_that_is_smaller) {
  Game game = a_draft().with_team_size(5).with_pool({3000, 2000, 1000}).started();
  game.pick_anyone();
  game.pick_anyone();
  EXPECT_EQ(game.state().status, Status::active);
  game.pick_anyone();
  EXPECT_EQ(game.state().status, Status::completed);
}

TEST(Pick, leaves_spare_players_in_the_pool_of_a_completed_draft) {
  Game game = a_draft().with_team_size(2).with_pool({3, 2, 1, 0}).started();
  game.play_to_the_end();
  EXPECT_EQ(game.state().status, Status::completed);
  EXPECT_THAT(game.pool(), ElementsAre(pooled(3), pooled(4)));
}

TEST(Pick, appends_to_the_team_in_pick_order) {
  Game game = a_draft().started();
  game.pick(pooled(4));
  game.pick(pooled(1));
  game.pick(pooled(3));
  EXPECT_THAT(game.state().teams[0].player_ids, ElementsAre(captain(1), pooled(4), pooled(3)));
  EXPECT_EQ(game.state().teams[0].total_mmr, 5000 + 2700 + 2800);
  EXPECT_EQ(domain::find_player(game.state(), pooled(3))->team_id, team(1));
}

TEST(Pick, of_a_double_click_is_made_once) {
  Game game = a_draft().started();
  const PickPlayer click{pooled(1), 1};
  ASSERT_TRUE(game.execute(click, seat_of(team(1))).has_value());
  EXPECT_EQ(refusal_of(game, click, seat_of(team(1))), Rule::round_not_current);
  EXPECT_EQ(game.log().size(), 4U);
}

TEST(Pick, of_a_double_click_on_the_last_round_is_made_once) {
  Game game = a_draft().with_team_size(2).with_pool({2, 1}).started();
  game.pick_anyone();
  const PickPlayer click{pooled(2), 2};
  ASSERT_TRUE(game.execute(click, seat_of(team(2))).has_value());
  EXPECT_EQ(refusal_of(game, click, seat_of(team(2))), Rule::round_not_current);
}

TEST(Pick, for_a_future_round_of_ones_own_is_refused) {
  Game game = a_draft().started();
  EXPECT_EQ(refusal_of(game, {pooled(1), 3}, seat_of(team(1))), Rule::round_not_current);
}

TEST(Pick, of_somebody_taken_is_refused_with_their_team) {
  Game game = a_draft().started();
  game.pick(pooled(1));
  const Outcome outcome = game.execute(PickPlayer{pooled(1), 2}, staff());
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error(), (domain::Refusal{Rule::player_not_available, "Player1 is already in Team Captain1."}));
}

TEST(Pick, of_a_captain_is_refused) {
  Game game = a_draft().started();
  EXPECT_EQ(refusal_of(game, {captain(2), 1}), Rule::player_not_available);
  EXPECT_EQ(refusal_of(game, {captain(1), 1}), Rule::player_not_available);
}

TEST(Pick, of_an_unknown_player_is_refused) {
  Game game = a_draft().started();
  EXPECT_EQ(refusal_of(game, {{999}, 1}), Rule::unknown_player);
}

TEST(Pick, before_the_start_is_refused) {
  Game game = a_draft().pending();
  EXPECT_EQ(refusal_of(game, {pooled(1), 1}), Rule::draft_not_active);
  EXPECT_EQ(refusal_of(game, {pooled(1), 1}, seat_of(team(1))), Rule::draft_not_active);
}

TEST(Pick, after_an_abort_is_refused) {
  Game game = a_draft().started();
  ASSERT_TRUE(game.execute(domain::AbortDraft{}, staff()).has_value());
  EXPECT_EQ(refusal_of(game, {pooled(1), 1}), Rule::draft_not_active);
}

}  // namespace
}  // namespace draftwire::testing
