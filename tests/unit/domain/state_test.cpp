#include "domain/state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::State;
using domain::Status;
using ::testing::ElementsAre;

TEST(PendingState, is_the_set_up_as_it_stands) {
  const auto builder = a_draft().with_tie_window(5);
  const Game game = builder.pending();
  EXPECT_EQ(domain::setup_of(game.state()), builder.setup());
  EXPECT_EQ(game.state().seq, 0);
  EXPECT_EQ(game.state().status, Status::pending);
  EXPECT_TRUE(game.state().rounds.empty());
}

TEST(PendingState, puts_each_captain_into_their_team) {
  const Game game = a_draft().pending();
  EXPECT_THAT(game.state().teams[1].player_ids, ElementsAre(captain(2)));
  EXPECT_EQ(game.state().teams[1].total_mmr, 4000);
  EXPECT_EQ(domain::find_player(game.state(), captain(2))->team_id, team(2));
  EXPECT_THAT(game.pool(), ElementsAre(pooled(1), pooled(2), pooled(3), pooled(4)));
}

TEST(PendingState, puts_teams_in_draft_order_whatever_the_order_of_the_rows) {
  domain::Setup setup = a_draft().setup();
  std::swap(setup.teams[0], setup.teams[1]);
  const Game game(setup);
  EXPECT_EQ(game.state().teams[0].draft_order, 1);
  EXPECT_EQ(game.state().teams[1].draft_order, 2);
}

TEST(State, after_the_start_no_longer_depends_on_the_set_up_in_the_tables) {
  Game game = a_draft().started();
  game.pick_anyone();
  domain::Setup edited = a_draft().with_captains({1, 2}).with_pool({20000}).setup();
  State other = domain::pending_state({7}, {3}, edited, game.state().created_at);
  for (const domain::Event& event : game.log()) domain::apply(other, event);
  EXPECT_EQ(other, game.state());
}

class DamagedLog : public ::testing::Test {
 protected:
  // What the fold says of the log of a started draft when `body` is its event `seq`.
  static std::string problem_with(domain::Seq seq, const domain::EventBody& body) {
    State state = a_draft().started().state();
    try {
      domain::apply(state, {{1}, {3}, {7}, seq, seq, seq, body, std::nullopt, {}});
    } catch (const domain::CorruptLog& corrupt) {
      return corrupt.what();
    }
    return "nothing";
  }
};

TEST_F(DamagedLog, is_found_by_its_gap) {
  const domain::DraftAborted body;
  EXPECT_EQ(problem_with(3, body), "nothing");
  EXPECT_EQ(problem_with(4, body), "the log of draft 7: event 4 after 2");
  EXPECT_EQ(problem_with(2, body), "the log of draft 7: event 2 after 2");
}

TEST_F(DamagedLog, is_found_by_what_its_draft_does_not_have) {
  domain::PlayerPicked picked{1, 1, captain(1), "", pooled(1), "", 3000, team(1), "", 8000};
  EXPECT_EQ(problem_with(3, picked), "nothing");
  picked.picked_id = {999};
  EXPECT_EQ(problem_with(3, picked), "the log of draft 7: unknown player 999");
  picked.team_id = {99};
  EXPECT_EQ(problem_with(3, picked), "the log of draft 7: unknown team 99");
  picked.round = 5;
  EXPECT_EQ(problem_with(3, picked), "the log of draft 7: unknown round 5");
  picked.round = 0;
  EXPECT_EQ(problem_with(3, picked), "the log of draft 7: unknown round 0");
  EXPECT_EQ(problem_with(3, domain::DraftStarted{}), "the log of draft 7: no teams");
}

TEST(Statuses, have_names_that_read_back) {
  for (const Status status : {Status::pending, Status::active, Status::completed, Status::aborted}) {
    EXPECT_EQ(domain::status_from(to_string(status)), status);
  }
  EXPECT_EQ(domain::status_from("done"), std::nullopt);
}

TEST(State, finds_nobody_under_an_unknown_id) {
  const Game game = a_draft().pending();
  EXPECT_EQ(domain::find_player(game.state(), {999}), nullptr);
  EXPECT_EQ(domain::find_team(game.state(), {999}), nullptr);
}

}  // namespace
}  // namespace draftwire::testing
