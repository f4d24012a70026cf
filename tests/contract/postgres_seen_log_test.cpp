#include <gtest/gtest.h>

#include <array>

#include "contract/league.hpp"
#include "contract/postgres_server.hpp"
#include "contract/temporary_folder.hpp"

// A data directory that is put back without a recovery keeps every name that the server has: the nodes know better.
namespace draftwire::testing {
namespace {

using app::Channel;

std::string epoch_in(app::Store& store) {
  return store.read([](const app::ReadTransaction& tx) { return tx.epoch(); });
}

class PostgresSeenLog : public ::testing::Test {
 protected:
  // A node that remembers; the one before has ended.
  storage::Postgres& start() {
    node_ = {};
    node_ = storage::open_postgres({.url = database_.url(), .state_dir = state_.path()});
    return node_;
  }
  app::Store& store() { return *node_.store; }

  // A node that was never here before has written so much that the journal is longer than it ever was.
  void overtake() {
    database_.run("CREATE TABLE scratch AS SELECT repeat('x', 100) AS text FROM generate_series(1, 20000)");
  }

  // Picks by a node that remembers nothing, later than those that were lost.
  void pick_otherwise(domain::DraftId draft, int times) const {
    const auto stranger = storage::open_postgres({.url = database_.url()});
    for (int pick = 0; pick < times; ++pick) {
      stranger.store->write([&](app::WriteTransaction& tx) {
        const domain::PlayerPicked other{1, 1, {1}, "a", {3}, "c", 1, {1}, "t", 2};
        tx.lock(draft);
        tx.log().append(draft, {std::vector<domain::EventBody>{other}, std::nullopt, later(5 + pick)});
      });
    }
  }

  const TemporaryFolder state_;
  ServerDatabase database_;
  storage::Postgres node_ = storage::open_postgres({.url = database_.url(), .state_dir = state_.path()});
  const std::string first_ = epoch_in(*node_.store);
};

TEST_F(PostgresSeenLog, stays_over_restarts_and_a_killed_server) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  start();
  EXPECT_EQ(epoch_in(store()), first_);

  PostgresServer::shared().stop();
  PostgresServer::shared().start();

  start();
  EXPECT_EQ(epoch_in(store()), first_);
}

TEST_F(PostgresSeenLog, is_another_one_when_the_places_of_lost_events_were_taken_by_others) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const auto saved = PostgresServer::shared().save();
  league.pick(draft, 4);
  ASSERT_EQ(epoch_in(store()), first_);
  node_ = {};

  PostgresServer::shared().put_back(saved);
  pick_otherwise(draft, 2);
  overtake();

  EXPECT_NE(epoch_in(*start().store), first_);
}

TEST_F(PostgresSeenLog, is_another_one_for_a_node_that_runs_while_the_places_of_lost_events_are_taken) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const auto saved = PostgresServer::shared().save();
  league.pick(draft, 4);
  ASSERT_EQ(epoch_in(store()), first_);

  PostgresServer::shared().put_back(saved);
  pick_otherwise(draft, 1);
  overtake();

  EXPECT_NE(epoch_in(store()), first_);
}

TEST_F(PostgresSeenLog, is_another_one_when_only_a_roster_was_lost) {
  const auto saved = PostgresServer::shared().save();
  const League league(store(), "Cup");
  node_ = {};

  PostgresServer::shared().put_back(saved);

  EXPECT_NE(epoch_in(*start().store), first_);
}

TEST_F(PostgresSeenLog, is_another_one_when_a_whole_tournament_was_lost) {
  const auto saved = PostgresServer::shared().save();
  const League league(store(), "Cup");
  league.start(league.draft());
  node_ = {};

  PostgresServer::shared().put_back(saved);
  overtake();

  EXPECT_NE(epoch_in(*start().store), first_);
}

TEST_F(PostgresSeenLog, is_another_one_when_what_another_node_had_written_was_lost) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const auto saved = PostgresServer::shared().save();
  pick_otherwise(draft, 1);
  const std::array<app::WatchedChannel, 1> watched{{{Channel::of(draft), 1}}};
  EXPECT_EQ(node_.nodes->exchange(watched, true).heads.front().seq, 3);
  node_ = {};

  PostgresServer::shared().put_back(saved);
  overtake();

  EXPECT_NE(epoch_in(*start().store), first_);
}

TEST_F(PostgresSeenLog, stays_when_a_tournament_was_deleted_meanwhile) {
  const League league(store(), "Cup");
  league.start(league.draft());
  node_ = {};

  const auto stranger = storage::open_postgres({.url = database_.url()});
  stranger.store->write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.tournaments().forget(league.id());
  });

  EXPECT_EQ(epoch_in(*start().store), first_);
}

TEST_F(PostgresSeenLog, stays_when_a_second_node_with_the_same_folder_starts) {
  const League league(store(), "Cup");
  league.start(league.draft());

  const auto second = storage::open_postgres({.url = database_.url(), .state_dir = state_.path()});

  EXPECT_EQ(epoch_in(*second.store), first_);
  EXPECT_EQ(epoch_in(store()), first_);
}

TEST_F(PostgresSeenLog, of_another_epoch_says_nothing) {
  const League league(store(), "Cup");
  league.start(league.draft());
  node_.nodes->went_backwards(first_);
  node_ = {};
  const std::string second = epoch_in(*storage::open_postgres({.url = database_.url()}).store);
  ASSERT_NE(second, first_);

  EXPECT_EQ(epoch_in(*start().store), second);
  EXPECT_EQ(epoch_in(*start().store), second);
}

}  // namespace
}  // namespace draftwire::testing
