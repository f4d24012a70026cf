#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"

namespace draftwire::testing {
namespace {

using domain::AbortDraft;
using domain::DraftAborted;
using domain::Rule;
using domain::Status;
using ::testing::ElementsAre;

TEST(Abort, EndsAnActiveDraftAndLeavesItsTeamsToBeSeen) {
  Game game = a_draft().started();
  game.pick_anyone();
  const Commit commit = game.execute(AbortDraft{"power cut"}, staff()).value();
  EXPECT_THAT(types(commit), ElementsAre("draft_aborted"));
  EXPECT_EQ(the<DraftAborted>(commit), (DraftAborted{"power cut", std::nullopt}));
  EXPECT_EQ(game.state().status, Status::aborted);
  EXPECT_EQ(game.state().on_clock, std::nullopt);
  EXPECT_EQ(game.state().teams[0].player_ids.size(), 2U);
}

TEST(Abort, OfAPendingDraftPutsTheSetUpIntoTheLog) {
  const auto builder = a_draft();
  Game game = builder.pending();
  const Commit commit = game.execute(AbortDraft{}, staff()).value();
  EXPECT_EQ(the<DraftAborted>(commit), (DraftAborted{std::nullopt, builder.setup()}));
  EXPECT_EQ(fold(game.state(), game.log(), 1), game.state());
}

TEST(Abort, OfAnEndedDraftIsRefused) {
  Game completed = a_draft().started();
  completed.play_to_the_end();
  EXPECT_EQ(completed.execute(AbortDraft{}, staff()).error().rule, Rule::draft_over);

  Game aborted = a_draft().pending();
  ASSERT_TRUE(aborted.execute(AbortDraft{}, staff()).has_value());
  EXPECT_EQ(aborted.execute(AbortDraft{}, staff()).error().rule, Rule::draft_over);
}

TEST(Abort, IsPossibleAgainAfterTheLastPickIsUndone) {
  Game game = a_draft().started();
  game.play_to_the_end();
  game.undo();
  EXPECT_TRUE(game.execute(AbortDraft{}, staff()).has_value());
}

}  // namespace
}  // namespace draftwire::testing
