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

TEST(Abort, ends_an_active_draft_and_leaves_its_teams_to_be_seen) {
  Game game = a_draft().started();
  game.pick_anyone();
  const Commit commit = game.execute(AbortDraft{"power cut"}, staff()).value();
  EXPECT_THAT(types(commit), ElementsAre("draft_aborted"));
  EXPECT_EQ(the<DraftAborted>(commit), (DraftAborted{"power cut", std::nullopt}));
  EXPECT_EQ(game.state().status, Status::aborted);
  EXPECT_EQ(game.state().on_clock, std::nullopt);
  EXPECT_EQ(game.state().teams[0].player_ids.size(), 2U);
}

TEST(Abort, of_a_pending_draft_puts_the_set_up_into_the_log) {
  const auto builder = a_draft();
  Game game = builder.pending();
  const Commit commit = game.execute(AbortDraft{}, staff()).value();
  EXPECT_EQ(the<DraftAborted>(commit), (DraftAborted{std::nullopt, builder.setup()}));
  EXPECT_EQ(fold(game.state(), game.log(), 1), game.state());
}

TEST(Abort, of_an_ended_draft_is_refused) {
  Game completed = a_draft().started();
  completed.play_to_the_end();
  EXPECT_EQ(completed.execute(AbortDraft{}, staff()).error().rule, Rule::draft_over);

  Game aborted = a_draft().pending();
  ASSERT_TRUE(aborted.execute(AbortDraft{}, staff()).has_value());
  EXPECT_EQ(aborted.execute(AbortDraft{}, staff()).error().rule, Rule::draft_over);
}

TEST(Abort, is_possible_again_after_the_last_pick_is_undone) {
  Game game = a_draft().started();
  game.play_to_the_end();
  game.undo();
  EXPECT_TRUE(game.execute(AbortDraft{}, staff()).has_value());
}

}  // namespace
}  // namespace draftwire::testing
