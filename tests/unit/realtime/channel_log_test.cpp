#include "app/channel_log.hpp"

#include <gtest/gtest.h>

#include "unit/domain/game.hpp"
#include "unit/realtime/memory_store.hpp"
#include "wire/json.hpp"

namespace draftwire::app {
namespace {

using testing::Game;
using testing::MemoryStore;

class ChannelLogTest : public ::testing::Test {
 protected:
  ChannelLogTest() { store.add_draft(game.state().id, game.state().tournament_id, testing::a_draft().setup()); }

  static wire::Object json(const wire::FramePtr& frame) {
    const std::string_view text = frame->payload();
    return wire::Value(boost::json::parse(boost::json::string_view(text.data(), text.size()))).as_object();
  }

  const Channel draft = Channel::of(domain::DraftId{7});
  const Channel tournament = Channel::of(domain::TournamentId{3});
  MemoryStore store;
  StateCache states{4};
  ChannelLog log{store, states};
  Game game = testing::a_draft().pending();
};

TEST_F(ChannelLogTest, knows_no_channel_that_does_not_exist) {
  const Channel nowhere = Channel::of(domain::DraftId{99});
  EXPECT_FALSE(log.initial_events(nowhere));
  EXPECT_FALSE(log.snapshot(nowhere));
  EXPECT_FALSE(log.commits_after(nowhere, 0));
  EXPECT_FALSE(log.initial_events(Channel::of(domain::TournamentId{99})));
  EXPECT_FALSE(log.snapshot(Channel::of(domain::TournamentId{99})));
  EXPECT_FALSE(log.commits_after(Channel::of(domain::TournamentId{99}), 0));
}

TEST_F(ChannelLogTest, begins_with_the_set_up_of_a_draft_that_has_not_started) {
  const auto cut = log.initial_events(draft);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->seq, 0);
  const wire::Object message = json(cut->frame);
  EXPECT_EQ(message.at("type"), "initial_events");
  EXPECT_TRUE(message.at("events").as_array().empty());
  EXPECT_EQ(message.at("draft").at("status"), "pending");
}

TEST_F(ChannelLogTest, gives_the_last_twenty_events_oldest_first_and_the_state_at_them) {
  store.append(game.start());
  for (int i = 0; i < 15; ++i) {
    store.append(game.pick_anyone());
    store.append(game.undo());
  }
  const auto cut = log.initial_events(draft);
  ASSERT_TRUE(cut);
  const wire::Object message = json(cut->frame);
  const wire::Array& events = message.at("events").as_array();
  EXPECT_EQ(events.size(), 20U);
  EXPECT_EQ(events.back().at("seq").as_int64(), cut->seq);
  EXPECT_EQ(events.front().at("seq").as_int64(), cut->seq - 19);
  EXPECT_EQ(message.at("draft").at("seq").as_int64(), cut->seq);
  EXPECT_EQ(cut->seq, game.state().seq);
}

TEST_F(ChannelLogTest, lists_the_drafts_of_a_tournament_at_its_own_head) {
  store.append(game.start());
  const auto cut = log.initial_events(tournament);
  ASSERT_TRUE(cut);
  const wire::Object message = json(cut->frame);
  EXPECT_EQ(message.at("seq").as_int64(), cut->seq);
  EXPECT_EQ(message.at("drafts").at(0).at("seq").as_int64(), game.state().seq);
  EXPECT_FALSE(message.contains("draft"));
  const wire::Object snapshot = json(log.snapshot(tournament)->frame);
  EXPECT_EQ(snapshot.at("type"), "snapshot");
  EXPECT_TRUE(snapshot.contains("drafts"));
}

TEST_F(ChannelLogTest, cuts_a_log_into_the_commits_that_made_it) {
  std::vector<std::size_t> sizes;
  const auto append = [&](std::vector<domain::Event> events) {
    sizes.push_back(events.size());
    store.append(std::move(events));
  };
  append(game.start());
  append(game.pick_anyone());
  append(game.undo());
  while (!game.pool().empty() && game.state().status == domain::Status::active) append(game.pick_anyone());
  const auto tail = log.commits_after(draft, 0);
  ASSERT_TRUE(tail);
  ASSERT_EQ(tail->commits.size(), sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) EXPECT_EQ(tail->commits[i]->event_count, sizes[i]);
  EXPECT_EQ(tail->seq, game.state().seq);
  EXPECT_EQ(tail->commits.back()->last_seq, tail->seq);
}

TEST_F(ChannelLogTest, gives_everything_after_a_cursor_however_much) {
  store.append(game.start());
  for (int i = 0; i < 400; ++i) {
    store.append(game.pick_anyone());
    store.append(game.undo());
  }
  const auto tail = log.commits_after(draft, 1);
  ASSERT_TRUE(tail);
  std::size_t events = 0;
  for (const auto& commit : tail->commits) events += commit->event_count;
  EXPECT_EQ(static_cast<domain::Seq>(events), game.state().seq - 1);
  EXPECT_GT(events, 1000U);
  EXPECT_EQ(tail->commits.front()->first_seq, 2);
}

TEST_F(ChannelLogTest, gives_the_head_to_a_cursor_beyond_it) {
  store.append(game.start());
  const auto tail = log.commits_after(draft, 1'000);
  ASSERT_TRUE(tail);
  EXPECT_TRUE(tail->commits.empty());
  EXPECT_EQ(tail->seq, game.state().seq);
}

}  // namespace
}  // namespace draftwire::app
