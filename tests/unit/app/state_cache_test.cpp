#include "app/state_cache.hpp"

#include <gtest/gtest.h>

#include "unit/domain/game.hpp"
#include "unit/realtime/memory_store.hpp"

namespace draftwire::app {
namespace {

using testing::Game;

constexpr domain::DraftId kDraft{7};

class StateCacheTest : public ::testing::Test {
 protected:
  StateCacheTest() {
    store.add_draft(kDraft, {3}, domain::setup_of(game.state()));
    keep(game.start());
    for (int i = 0; i < 200; ++i) {
      keep(game.pick_anyone());
      keep(game.undo());
    }
  }

  void keep(testing::Commit commit) {
    for (domain::Event& event : commit) event.draft_id = kDraft;
    store.append(std::move(commit));
  }

  std::shared_ptr<const domain::State> at_head() {
    return store.read([&](const ReadTransaction& tx) { return cache.at_head(tx, kDraft); });
  }

  void remember(std::shared_ptr<const domain::State> state) {
    const std::string epoch = store.read([](const ReadTransaction& tx) { return tx.epoch(); });
    cache.remember(epoch, std::move(state));
  }

  std::int64_t events_read_at_head() {
    const std::int64_t before = store.events_read();
    static_cast<void>(at_head());
    return store.events_read() - before;
  }

  Game game = testing::a_draft().pending();
  testing::MemoryStore store;
  StateCache cache{4};
};

TEST_F(StateCacheTest, costs_no_event_at_a_head_that_it_knows_and_the_new_ones_at_the_next) {
  remember(at_head());
  EXPECT_EQ(events_read_at_head(), 0);
  const domain::Seq known = game.state().seq;
  keep(game.pick_anyone());
  EXPECT_EQ(events_read_at_head(), game.state().seq - known);
}

// A reader's view begins, a pick is committed and remembered, and only then does the reader ask.
TEST_F(StateCacheTest, costs_no_event_for_a_reader_whose_view_began_before_the_last_commit) {
  const auto before = at_head();
  remember(before);
  auto next = std::make_shared<domain::State>(*before);
  for (const domain::Event& event : game.pick_anyone()) domain::apply(*next, event);
  remember(std::move(next));

  EXPECT_EQ(events_read_at_head(), 0);
  EXPECT_EQ(*at_head(), *before);
}

TEST_F(StateCacheTest, forgets_what_it_knows_of_a_log_that_was_replaced) {
  remember(at_head());
  cache.remember("another", at_head());
  EXPECT_GT(events_read_at_head(), 0);
}

}  // namespace
}  // namespace draftwire::app
