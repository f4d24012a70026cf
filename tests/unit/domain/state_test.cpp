#include "domain/state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::State;
using domain::Status;
using ::testing::ElementsAre;

TEST(PendingState, IsTheSetUpAsItStands) {
  const auto builder = a_draft().with_tie_window(5);
  const Game game = builder.pending();
  EXPECT_EQ(domain::setup_of(game.state()), builder.setup());
  EXPECT_EQ(game.state().seq, 0);
  EXPECT_EQ(game.state().status, Status::pending);
  EXPECT_TRUE(game.state().rounds.empty());
}

TEST(PendingState, PutsEachCaptainIntoTheirTeam) {
  const Game game = a_draft().pending();
  EXPECT_THAT(game.state().teams[1].member_ids, ElementsAre(captain(2)));
  EXPECT_EQ(game.state().teams[1].total_mmr, 4000);
  EXPECT_EQ(domain::find_player(game.state(), captain(2))->team_id, team(2));
  EXPECT_THAT(game.pool(), ElementsAre(pooled(1), pooled(2), pooled(3), pooled(4)));
}

TEST(PendingState, PutsTeamsInDraftOrderWhateverTheOrderOfTheRows) {
  domain::Setup setup = a_draft().setup();
  std::swap(setup.teams[0], setup.teams[1]);
  const Game game(setup);
  EXPECT_EQ(game.state().teams[0].draft_order, 1);
  EXPECT_EQ(game.state().teams[1].draft_order, 2);
}

TEST(State, AfterTheStartNoLongerDependsOnTheSetUpInTheTables) {
  Game game = a_draft().started();
  game.pick_anyone();
  domain::Setup edited = a_draft().with_captains({1, 2}).with_pool({20000}).setup();
  State other = domain::pending_state({7}, {3}, edited, game.state().created_at);
  for (const domain::Event& event : game.log()) domain::apply(other, event);
  EXPECT_EQ(other, game.state());
}

TEST(Statuses, HaveNamesThatReadBack) {
  for (const Status status : {Status::pending, Status::active, Status::completed, Status::aborted}) {
    EXPECT_EQ(domain::status_from(to_string(status)), status);
  }
  EXPECT_EQ(domain::status_from("done"), std::nullopt);
}

TEST(State, FindsNobodyUnderAnUnknownId) {
  const Game game = a_draft().pending();
  EXPECT_EQ(domain::find_player(game.state(), {999}), nullptr);
  EXPECT_EQ(domain::find_team(game.state(), {999}), nullptr);
}

}  // namespace
}  // namespace draftwire::testing
