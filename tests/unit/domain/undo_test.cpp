#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::PickUndone;
using domain::Rule;
using domain::State;
using domain::Status;
using domain::Style;
using domain::TieRoll;
using domain::UndoPick;
using ::testing::ElementsAre;

// What a viewer sees, apart from the length of the log.
State visible(State state) {
  state.seq = 0;
  state.thrown_dice.clear();
  return state;
}

class UndoInEveryStyle : public ::testing::TestWithParam<Style> {};

TEST_P(UndoInEveryStyle, restores_the_state_before_each_pick) {
  Game game = a_draft()
                  .with_style(GetParam())
                  .with_captains({3000, 3000, 3100, 2000})
                  .with_pool({900, 900, 800, 1000, 100, 0, 20000, 5})
                  .with_tie_window(100)
                  .started();
  while (game.state().on_clock) {
    const State before = visible(game.state());
    game.pick_anyone();
    game.undo();
    ASSERT_EQ(visible(game.state()), before);
    game.pick_anyone();
  }
}

INSTANTIATE_TEST_SUITE_P(Styles, UndoInEveryStyle, ::testing::Values(Style::shuffle, Style::snake, Style::normal),
                         [](const auto& style) { return std::string(to_string(style.param)); });

TEST(Undo, is_one_event_and_assigns_nobody) {
  Game game = a_draft().started();
  game.pick(pooled(2));
  const Commit commit = game.execute(UndoPick{std::nullopt, "misclick"}, staff()).value();
  ASSERT_THAT(types(commit), ElementsAre("pick_undone"));
  EXPECT_EQ(the<PickUndone>(commit),
            (PickUndone{1, captain(1), "Captain1", pooled(2), "Player2", team(1), 3, "misclick"}));
}

TEST(Undo, keeps_the_next_captains_of_a_snake) {
  Game game = a_draft().with_style(Style::snake).started();
  game.pick_anyone();
  game.pick_anyone();
  game.undo();
  std::vector<domain::PlayerId> order;
  for (const domain::Round& round : game.state().rounds) order.push_back(round.captain_id.value());
  EXPECT_THAT(order, ElementsAre(captain(1), captain(2), captain(2), captain(1)));
  EXPECT_EQ(game.state().on_clock->captain_id, captain(2));
}

TEST(Undo, withdraws_the_captain_and_tie_of_the_next_round) {
  Game game = a_draft().with_style(Style::shuffle).with_captains({4000, 5000}).with_pool({1000, 900}).started();
  game.pick(pooled(1));
  ASSERT_TRUE(game.state().rounds[1].tie_roll.has_value());
  game.undo();
  EXPECT_EQ(game.state().rounds[1].tie_roll, std::nullopt);
  EXPECT_EQ(game.state().rounds[1].captain_id, std::nullopt);
  EXPECT_EQ(game.state().rounds[1].team_id, std::nullopt);
}

TEST(Undo, keeps_the_tie_of_the_round_that_is_current_again) {
  Game game = a_draft().with_style(Style::shuffle).with_captains({5000, 5000}).started();
  game.pick_anyone();
  game.undo();
  EXPECT_TRUE(game.state().rounds[0].tie_roll.has_value());
  EXPECT_EQ(game.state().on_clock->captain_id, game.state().rounds[0].tie_roll->winner_id);
}

TEST(Undo, makes_a_completed_draft_active_again) {
  Game game = a_draft().with_team_size(2).started();
  game.play_to_the_end();
  game.undo();
  EXPECT_EQ(game.state().status, Status::active);
  EXPECT_EQ(game.state().completed_at, std::nullopt);
  EXPECT_EQ(game.state().on_clock, (domain::OnClock{2, 1, captain(2), team(2)}));
}

TEST(Undo, goes_back_to_the_first_round_and_no_further) {
  Game game = a_draft().started();
  const State first = visible(game.state());
  for (int picks = 0; picks < 3; ++picks) game.pick_anyone();
  for (int undos = 0; undos < 3; ++undos) game.undo();
  EXPECT_EQ(visible(game.state()), first);
  EXPECT_EQ(game.execute(UndoPick{}, staff()).error().rule, Rule::nothing_to_undo);
}

TEST(Undo, names_the_pick_that_it_cancels_even_when_the_round_was_picked_twice) {
  Game game = a_draft().started();
  game.pick(pooled(1));
  game.undo();
  const domain::Seq again = game.pick(pooled(2)).front().seq;
  EXPECT_EQ(the<PickUndone>(game.undo()).undone_seq, again);
}

TEST(Undo, of_a_double_click_is_made_once) {
  Game game = a_draft().started();
  game.pick_anyone();
  game.pick_anyone();
  ASSERT_TRUE(game.execute(UndoPick{2, std::nullopt}, staff()).has_value());
  EXPECT_EQ(game.execute(UndoPick{2, std::nullopt}, staff()).error().rule, Rule::round_not_current);
}

TEST(Undo, before_the_start_or_after_an_abort_is_refused) {
  Game game = a_draft().pending();
  EXPECT_EQ(game.execute(UndoPick{}, staff()).error().rule, Rule::draft_not_active);
  game.start();
  game.pick_anyone();
  ASSERT_TRUE(game.execute(domain::AbortDraft{}, staff()).has_value());
  EXPECT_EQ(game.execute(UndoPick{}, staff()).error().rule, Rule::draft_not_active);
}

TEST(Undo, never_buys_new_dice_for_the_same_tie) {
  Game game = a_draft()
                  .with_style(Style::shuffle)
                  .with_captains({4000, 5000})
                  .with_pool({1000, 1000, 900})
                  .rolling({3, 3, 5, 2})
                  .started();
  const Commit first = game.pick(pooled(1));
  game.undo();
  const Commit again = game.pick(pooled(2));
  EXPECT_EQ(the<TieRoll>(again).roll_rounds, the<TieRoll>(first).roll_rounds);
  EXPECT_EQ(the<TieRoll>(again).winner_id, the<TieRoll>(first).winner_id);
  EXPECT_EQ(the<TieRoll>(again).original_seq, first[1].seq);
  EXPECT_EQ(game.dice().thrown(), 4U);
}

TEST(Undo, points_to_the_first_throw_however_often_it_is_repeated) {
  Game game = a_draft().with_style(Style::shuffle).with_captains({4000, 5000}).with_pool({1000, 900}).started();
  const domain::Seq thrown = game.pick(pooled(1))[1].seq;
  for (int times = 0; times < 3; ++times) {
    game.undo();
    EXPECT_EQ(the<TieRoll>(game.pick(pooled(1))).original_seq, thrown);
  }
}

TEST(Undo, lets_other_teams_that_are_then_tied_throw_new_dice) {
  Game game = a_draft()
                  .with_style(Style::shuffle)
                  .with_captains({1000, 2000, 2000})
                  .with_pool({1000, 5000, 10})
                  .rolling({6, 1, 1, 2, 3})
                  .started();
  const Commit all_three = game.pick(pooled(1));
  game.undo();
  const Commit two = game.pick(pooled(2));
  EXPECT_EQ(the<TieRoll>(two).tied_captains.size(), 2U);
  EXPECT_EQ(the<TieRoll>(two).winner_id, captain(3));
  EXPECT_EQ(the<TieRoll>(two).original_seq, std::nullopt);
  game.undo();
  EXPECT_EQ(the<TieRoll>(game.pick(pooled(1))).original_seq, all_three[1].seq);
  EXPECT_EQ(game.dice().thrown(), 5U);
}

}  // namespace
}  // namespace draftwire::testing
