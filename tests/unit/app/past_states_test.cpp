#include "app/past_states.hpp"

#include <gtest/gtest.h>

#include "app/state_cache.hpp"
#include "unit/domain/game.hpp"
#include "unit/realtime/memory_store.hpp"

namespace draftwire::app {
namespace {

using testing::Game;

constexpr domain::DraftId kDraft{7};

// A draft of one pick that is undone again and again: a log as long as somebody likes.
class PastStatesTest : public ::testing::Test {
 protected:
  PastStatesTest() {
    store.add_draft(kDraft, {3}, domain::setup_of(game.state()));
    keep(game.start());
    while (game.state().seq < 2'000) {
      keep(game.pick_anyone());
      keep(game.undo());
    }
  }

  void keep(testing::Commit commit) {
    for (domain::Event& event : commit) event.draft_id = kDraft;
    store.append(std::move(commit));
  }

  std::shared_ptr<const domain::State> at(domain::Seq seq) {
    std::shared_ptr<const domain::State> state;
    store.read([&](const ReadTransaction& tx) { state = past.at(tx, *tx.drafts().find(kDraft), seq); });
    return state;
  }

  domain::State folded(domain::Seq seq) {
    std::optional<domain::State> state;
    store.read([&](const ReadTransaction& tx) { state = fold_to(tx, *tx.drafts().find(kDraft), seq); });
    return *state;
  }

  std::int64_t events_read_for(domain::Seq seq) {
    const std::int64_t before = store.events_read();
    EXPECT_EQ(at(seq)->seq, seq);
    return store.events_read() - before;
  }

  Game game = testing::a_draft().pending();
  testing::MemoryStore store;
  PastStates past{8U << 20U};
};

TEST_F(PastStatesTest, are_the_fold_of_the_log) {
  for (const domain::Seq seq : {0, 1, 2, 255, 256, 257, 1'999, 700, 512, 1, 1'999, 0}) {
    EXPECT_EQ(*at(seq), folded(seq)) << seq;
  }
}

TEST_F(PastStatesTest, cost_no_more_than_a_stretch_of_the_log_after_the_first_look) {
  static_cast<void>(at(2'000));
  for (const domain::Seq seq : {1'999, 1'000, 300, 1'791}) EXPECT_LT(events_read_for(seq), PastStates::kStride) << seq;
  EXPECT_EQ(events_read_for(1'792), 0);
}

TEST_F(PastStatesTest, are_right_when_there_is_no_room_for_any) {
  PastStates none{0};
  store.read([&](const ReadTransaction& tx) {
    const auto state = none.at(tx, *tx.drafts().find(kDraft), 1'500);
    EXPECT_EQ(*state, fold_to(tx, *tx.drafts().find(kDraft), 1'500));
  });
}

}  // namespace
}  // namespace draftwire::app
