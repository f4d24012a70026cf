#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/pick_style.hpp"
#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::Style;
using ::testing::ElementsAre;

// Who picked in each round, by draft order.
std::vector<int> turns_of(Game game) {
  std::vector<int> turns;
  while (game.state().on_clock) {
    turns.push_back(game.team_on_the_clock().draft_order);
    game.pick_anyone();
  }
  return turns;
}

TEST(Styles, are_all_registered_under_their_own_name) {
  for (const Style style : {Style::shuffle, Style::snake, Style::normal}) {
    EXPECT_EQ(domain::pick_style(style).style(), style);
  }
  EXPECT_EQ(domain::all_pick_styles().size(), 3U);
}

TEST(Normal, repeats_the_draft_order_every_phase) {
  EXPECT_THAT(turns_of(a_draft().with_captains({1, 2, 3}).with_pool({1, 2, 3, 4, 5, 6}).started()),
              ElementsAre(1, 2, 3, 1, 2, 3));
}

TEST(Snake, reverses_every_second_phase) {
  EXPECT_THAT(turns_of(a_draft()
                           .with_style(Style::snake)
                           .with_team_size(4)
                           .with_captains({1, 2, 3})
                           .with_pool({1, 2, 3, 4, 5, 6, 7, 8, 9})
                           .started()),
              ElementsAre(1, 2, 3, 3, 2, 1, 1, 2, 3));
}

TEST(Snake, ends_in_the_middle_of_a_phase_when_the_pool_is_small) {
  EXPECT_THAT(turns_of(a_draft().with_style(Style::snake).with_captains({1, 2, 3}).with_pool({1, 2, 3, 4}).started()),
              ElementsAre(1, 2, 3, 3));
}

TEST(Shuffle, puts_the_lowest_total_on_the_clock) {
  EXPECT_THAT(turns_of(a_draft()
                           .with_style(Style::shuffle)
                           .with_captains({3000, 1000, 2000})
                           .with_pool({1500, 600, 400, 10})
                           .started()),
              ElementsAre(2, 3, 2, 3));
}

TEST(Shuffle, lets_one_team_pick_twice_running) {
  EXPECT_THAT(turns_of(a_draft().with_style(Style::shuffle).with_captains({1000, 9000}).with_pool({1, 1, 1}).started()),
              ElementsAre(1, 1, 2));
}

TEST(Shuffle, never_puts_a_full_team_on_the_clock_however_low_its_total) {
  EXPECT_THAT(turns_of(a_draft()
                           .with_style(Style::shuffle)
                           .with_team_size(2)
                           .with_captains({0, 20000, 20000})
                           .with_pool({0, 1, 2})
                           .with_tie_window(0)
                           .rolling({6, 1})
                           .started()),
              ElementsAre(1, 2, 3));
}

TEST(Phases, are_laps_of_as_many_rounds_as_teams) {
  std::vector<int> phases;
  for (int round = 1; round <= 7; ++round) phases.push_back(domain::phase_of(round, 3));
  EXPECT_THAT(phases, ElementsAre(1, 1, 1, 2, 2, 2, 3));
}

TEST(Shuffle, fixes_no_round_in_advance) {
  const Game game = a_draft().with_style(Style::shuffle).started();
  EXPECT_EQ(domain::shuffle_style().fixed_team(game.state(), 2), nullptr);
}

}  // namespace
}  // namespace draftwire::testing
