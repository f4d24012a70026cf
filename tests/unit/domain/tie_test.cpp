#include "domain/tie.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::Roll;
using domain::Style;
using domain::TiedCaptain;
using domain::TieRoll;
using ::testing::ElementsAre;

DraftBuilder a_shuffle(const std::vector<domain::Mmr>& captains) {
  return a_draft().with_style(Style::shuffle).with_captains(captains);
}

std::vector<domain::PlayerId> tied_at_the_start(const DraftBuilder& draft) {
  Game game = draft.pending();
  std::vector<domain::PlayerId> ids;
  for (const domain::Event& event : game.start()) {
    if (const auto* tie = std::get_if<TieRoll>(&event.body)) {
      for (const TiedCaptain& tied : tie->tied_captains) ids.push_back(tied.id);
    }
  }
  return ids;
}

TEST(Tie, is_between_all_teams_of_the_lowest_total) {
  EXPECT_THAT(tied_at_the_start(a_shuffle({3000, 2000, 2000, 2001})), ElementsAre(captain(2), captain(3)));
}

TEST(Tie, takes_in_whoever_is_within_the_window_of_the_lowest) {
  const std::vector<domain::Mmr> captains{2100, 2000, 2101, 2200};
  EXPECT_THAT(tied_at_the_start(a_shuffle(captains).with_tie_window(99)), ElementsAre());
  EXPECT_THAT(tied_at_the_start(a_shuffle(captains).with_tie_window(100)), ElementsAre(captain(1), captain(2)));
  EXPECT_THAT(tied_at_the_start(a_shuffle(captains).with_tie_window(199)),
              ElementsAre(captain(1), captain(2), captain(3)));
}

TEST(Tie, leaves_out_full_teams) {
  Game game = a_shuffle({1000, 1000, 1000}).with_team_size(2).with_pool({0, 0, 0}).rolling({6, 1, 1, 6, 1}).started();
  const Commit commit = game.pick_anyone();
  std::vector<domain::PlayerId> tied;
  for (const TiedCaptain& one : the<TieRoll>(commit).tied_captains) tied.push_back(one.id);
  EXPECT_THAT(tied, ElementsAre(captain(2), captain(3)));
}

TEST(Tie, names_the_teams_totals) {
  Game game = a_shuffle({1000, 1500}).with_pool({500, 400}).started();
  EXPECT_THAT(the<TieRoll>(game.pick(pooled(1))).tied_captains,
              ElementsAre(TiedCaptain{captain(1), "Captain1", 1500, team(1)},
                          TiedCaptain{captain(2), "Captain2", 1500, team(2)}));
}

TEST(Tie, is_won_by_the_highest_roll) {
  Game game = a_shuffle({1000, 1000, 1000}).rolling({2, 5, 4}).pending();
  const Commit commit = game.start();
  const TieRoll& tie = the<TieRoll>(commit);
  EXPECT_THAT(tie.roll_rounds, ElementsAre(ElementsAre(Roll{captain(1), 2}, Roll{captain(2), 5}, Roll{captain(3), 4})));
  EXPECT_EQ(tie.winner_id, captain(2));
  EXPECT_EQ(tie.winner_name, "Captain2");
  EXPECT_EQ(tie.original_seq, std::nullopt);
  EXPECT_EQ(game.dice().thrown(), 3U);
}

TEST(Tie, is_rolled_again_by_the_highest_until_one_is_left) {
  Game game = a_shuffle({1000, 1000, 1000}).rolling({6, 6, 1, 3, 3, 2, 5}).pending();
  const Commit commit = game.start();
  const TieRoll& tie = the<TieRoll>(commit);
  EXPECT_THAT(tie.roll_rounds, ElementsAre(ElementsAre(Roll{captain(1), 6}, Roll{captain(2), 6}, Roll{captain(3), 1}),
                                           ElementsAre(Roll{captain(1), 3}, Roll{captain(2), 3}),
                                           ElementsAre(Roll{captain(1), 2}, Roll{captain(2), 5})));
  EXPECT_EQ(tie.winner_id, captain(2));
  EXPECT_EQ(game.dice().thrown(), 7U);
}

TEST(Tie, is_forgotten_when_the_same_teams_meet_in_another_round) {
  Game game = a_shuffle({1000, 1000}).with_pool({500, 500, 1, 1}).rolling({6, 1, 6, 1}).started();
  game.pick(pooled(1));
  const Commit commit = game.pick(pooled(2));  // 1500 and 1500 again, in round 3
  EXPECT_EQ(the<TieRoll>(commit).original_seq, std::nullopt);
  EXPECT_EQ(game.dice().thrown(), 4U);
}

TEST(Tie, of_a_fixed_order_does_not_exist) {
  for (const Style style : {Style::snake, Style::normal}) {
    Game game = a_draft().with_style(style).with_captains({1000, 1000}).with_tie_window(5000).started();
    game.play_to_the_end();
    EXPECT_EQ(game.dice().thrown(), 0U);
  }
}

}  // namespace
}  // namespace draftwire::testing
