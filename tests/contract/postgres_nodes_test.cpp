#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <future>
#include <latch>
#include <thread>

#include "app/draft_service.hpp"
#include "base/metrics.hpp"
#include "contract/league.hpp"
#include "contract/postgres_server.hpp"

// Several nodes on one database.
namespace draftwire::testing {
namespace {

using app::Channel;
using app::WatchedChannel;
using ::testing::HasSubstr;

std::string refusal_of(const std::string& url) {
  try {
    storage::open_postgres({url});
  } catch (const app::StoreError& error) {
    return error.what();
  }
  return "";
}

class PostgresNodes : public ::testing::Test {
 protected:
  ServerDatabase database_;
};

TEST_F(PostgresNodes, many_start_at_once_on_an_empty_database) {
  constexpr int kNodes = 6;
  std::array<std::string, kNodes> epochs;
  std::latch all_here(kNodes);
  {
    std::vector<std::jthread> threads;
    for (std::string& epoch : epochs) {
      threads.emplace_back([&] {
        all_here.arrive_and_wait();
        const auto store = storage::open_postgres({database_.url()}).store;
        epoch = read_from(*store, [](const app::ReadTransaction& tx) { return tx.epoch(); });
      });
    }
  }

  EXPECT_EQ(std::ranges::count(epochs, epochs.front()), kNodes);
  EXPECT_EQ(epochs.front().size(), 32U);
}

TEST_F(PostgresNodes, a_database_of_another_application_is_left_alone) {
  database_.run("CREATE TABLE accounts (balance INTEGER)");

  EXPECT_THAT(refusal_of(database_.url()), HasSubstr("tables of another application"));
  EXPECT_EQ(database_.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "1");
}

TEST_F(PostgresNodes, a_database_of_a_newer_draftwire_is_left_alone) {
  storage::open_postgres({database_.url()});
  database_.run("INSERT INTO schema_versions VALUES (9999, 'from_the_future')");

  EXPECT_THAT(refusal_of(database_.url()), HasSubstr("made by a newer Draftwire"));
}

TEST_F(PostgresNodes, a_database_that_is_not_there_is_named_in_one_line) {
  const std::string refusal = refusal_of(PostgresServer::shared().url("nowhere"));

  EXPECT_THAT(refusal, HasSubstr("nowhere"));
  EXPECT_EQ(refusal.find('\n'), std::string::npos);
}

TEST_F(PostgresNodes, a_database_of_another_encoding_is_refused) {
  database_.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

  EXPECT_THAT(refusal_of(PostgresServer::shared().url("latin")), HasSubstr("ENCODING 'UTF8'"));
  database_.run("DROP DATABASE latin");
}

TEST_F(PostgresNodes, writers_of_many_nodes_leave_no_gap) {
  constexpr int kNodes = 4;
  constexpr int kCommits = 15;
  const auto first = database_.open();
  const League league(*first, "Cup");
  const auto draft = league.draft();
  league.start(draft);
  std::latch all_here(kNodes);
  const domain::PlayerPicked pick{1, 1, {1}, "a", {2}, "b", 1, {1}, "t", 2};
  {
    std::vector<std::jthread> threads;
    for (int node = 0; node < kNodes; ++node) {
      threads.emplace_back([&] {
        const auto store = database_.open();
        all_here.arrive_and_wait();
        for (int commit = 0; commit < kCommits; ++commit) {
          store->write([&](app::WriteTransaction& tx) {
            tx.lock(draft);
            tx.log().append(draft, {std::vector<domain::EventBody>{pick}, std::nullopt, kEvening});
          });
        }
      });
    }
  }

  const auto log = league.log(draft);
  ASSERT_EQ(log.size(), static_cast<std::size_t>(2 + kNodes * kCommits));
  for (std::size_t index = 0; index < log.size(); ++index) {
    EXPECT_EQ(log[index].seq, static_cast<domain::Seq>(index) + 1);
    EXPECT_EQ(log[index].tournament_seq, static_cast<domain::Seq>(index) + 1);
  }
}

TEST_F(PostgresNodes, what_a_writer_has_read_stays_as_it_is_until_it_has_decided) {
  const auto here = database_.open();
  const auto there = database_.open();
  const League league(*here, "Cup");
  const auto draft = league.draft();
  std::jthread other;

  here->write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    ASSERT_EQ(tx.drafts().find(draft)->seq, 0);
    std::latch has_begun(1);
    other = std::jthread([&] {
      there->write([&](app::WriteTransaction& its_tx) {
        has_begun.count_down();
        its_tx.lock(draft);  // waits for the first transaction, and then sees what it did
        EXPECT_EQ(its_tx.drafts().find(draft)->seq, 1);
      });
    });
    has_begun.wait();
    tx.log().append(draft, {std::vector<domain::EventBody>{domain::DraftAborted{}}, std::nullopt, kEvening});
  });
}

TEST_F(PostgresNodes, a_transaction_that_is_run_again_leaves_nothing_of_its_first_run) {
  const auto store = database_.open();
  const League one(*store, "One");
  const League other(*store, "Other");
  struct Work {
    int runs = 0;
    std::vector<int> announced;
    int returned = 0;
  };
  Work forth;
  Work back;
  std::latch each_has_one(2);
  // Each waits for what the other one has: PostgreSQL ends one of the two, which is run again.
  const auto lock_both = [&](Work& work, domain::TournamentId first, domain::TournamentId second) {
    work.returned = store->write([&](app::WriteTransaction& tx) {
      const int run = ++work.runs;
      tx.on_commit([&work, run] { work.announced.push_back(run); });
      tx.lock(first);
      if (run == 1) each_has_one.arrive_and_wait();
      tx.lock(second);
      tx.tournaments().insert("Made by a run", std::nullopt, kEvening);
      return run;
    });
  };

  {
    const std::jthread there([&] { lock_both(forth, one.id(), other.id()); });
    lock_both(back, other.id(), one.id());
  }

  EXPECT_GE(forth.runs + back.runs, 3);
  for (const Work& work : {forth, back}) {
    EXPECT_EQ(work.returned, work.runs);
    EXPECT_EQ(work.announced, std::vector<int>{work.runs});
  }
  EXPECT_EQ(store->read([](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 4U);
}

TEST_F(PostgresNodes, a_slow_transaction_holds_up_the_announcements_of_its_own_tournament_alone) {
  const auto store = database_.open();
  const League slow(*store, "Slow");
  const League quick(*store, "Quick");
  const auto draft = quick.draft();
  quick.start(draft);
  // Another session locks a player of one tournament: a change of the player has locked its tournament, and waits.
  const std::unique_ptr<PGconn, decltype(&PQfinish)> other(PQconnectdb(database_.url().c_str()), PQfinish);
  const auto tell = [&](const std::string& sql) { PQclear(PQexec(other.get(), sql.c_str())); };
  tell("BEGIN; SELECT 1 FROM players WHERE id = " + std::to_string(slow.player(0).id.value) + " FOR UPDATE");
  std::vector<std::string> announced;
  auto waiting = std::async(std::launch::async, [&] {
    store->write([&](app::WriteTransaction& tx) {
      tx.lock(slow.player(0).id);
      tx.roster().update(slow.player(0));
      tx.on_commit([&] { announced.emplace_back("slow"); });
    });
  });
  while (database_.value("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0") std::this_thread::yield();

  auto picked = std::async(std::launch::async, [&] {
    store->write([&](app::WriteTransaction& tx) {
      tx.lock(draft);
      tx.log().append(draft, {std::vector<domain::EventBody>{domain::DraftAborted{}}, std::nullopt, kEvening});
      tx.on_commit([&] { announced.emplace_back("quick"); });
    });
  });

  EXPECT_EQ(picked.wait_for(std::chrono::seconds(10)), std::future_status::ready);
  tell("COMMIT");
  waiting.get();
  picked.get();
  EXPECT_EQ(announced, (std::vector<std::string>{"quick", "slow"}));
}

TEST_F(PostgresNodes, the_store_outlives_a_restart_of_the_database) {
  PostgresServer& server = PostgresServer::shared();
  const auto store = database_.open();
  const League league(*store, "Cup");

  server.stop();
  EXPECT_THROW(league.draft(), app::StoreError);
  EXPECT_THROW(store->read([](const app::ReadTransaction&) {}), app::StoreError);
  server.start();

  EXPECT_EQ(read_from(*store, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 1U);
  EXPECT_GT(league.draft().value, 0);
}

TEST_F(PostgresNodes, an_idle_session_that_the_server_ended_is_replaced_unseen) {
  const auto store = database_.open();
  const League league(*store, "Cup");

  database_.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'draftwire'");

  EXPECT_GT(league.draft().value, 0);
}

TEST_F(PostgresNodes, each_sees_the_heads_of_what_it_watches) {
  const storage::Postgres here = storage::open_postgres({database_.url()});
  const League league(*here.store, "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const std::array<WatchedChannel, 3> watched{
      {{Channel::of(draft), 0}, {Channel::of(league.id()), 0}, {Channel{Channel::Kind::draft, 77}, 0}}};

  const app::NodeNews news = here.nodes->exchange(watched, true);

  ASSERT_EQ(news.heads.size(), 2U);
  EXPECT_EQ(news.heads[0].channel, Channel::of(draft));
  EXPECT_EQ(news.heads[0].tournament_id, league.id());
  EXPECT_EQ(news.heads[0].seq, 2);
  EXPECT_EQ(news.heads[1].channel, Channel::of(league.id()));
  EXPECT_EQ(news.heads[1].seq, 2);
  EXPECT_TRUE(news.is_everybody_heard);
}

TEST_F(PostgresNodes, each_sees_that_a_set_up_changed) {
  const storage::Postgres here = storage::open_postgres({database_.url()});
  const storage::Postgres there = storage::open_postgres({database_.url()});
  const League league(*here.store, "Cup");
  const auto draft = league.draft();
  const std::array<WatchedChannel, 1> watched{{{Channel::of(draft), 0}}};
  const auto before = here.nodes->exchange(watched, true).heads.front();

  there.store->write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.lock(draft);
    tx.drafts().update(draft, a_spec({league.player(2).id, league.player(3).id}));
    tx.roster().insert(league.id(), std::vector<app::NewPlayer>{{"New", 1}});
  });

  const auto after = here.nodes->exchange(watched, true).heads.front();
  EXPECT_GT(after.setup_version, before.setup_version);
  EXPECT_EQ(read_from(*here.store,
                      [&](const app::ReadTransaction& tx) { return tx.tournaments().setup_version(league.id()); }),
            after.setup_version);
}

TEST_F(PostgresNodes, viewers_are_counted_over_the_other_nodes) {
  const storage::Postgres here = storage::open_postgres({database_.url()});
  const storage::Postgres there = storage::open_postgres({database_.url()});
  const League league(*here.store, "Cup");
  const Channel channel = Channel::of(league.draft());
  const auto exchange = [&](const storage::Postgres& node, std::int64_t viewers) {
    const std::array<WatchedChannel, 1> watched{{{channel, viewers}}};
    return node.nodes->exchange(watched, true).heads.front().viewers_elsewhere;
  };

  EXPECT_EQ(exchange(here, 3), 0);
  EXPECT_EQ(exchange(there, 4), 3);
  EXPECT_EQ(exchange(here, 3), 4);
  EXPECT_EQ(exchange(there, 0), 3);
  EXPECT_EQ(exchange(here, 5), 0);
  EXPECT_EQ(exchange(there, 0), 5);
  here.nodes->leave();
  EXPECT_EQ(exchange(there, 0), 0);
}

TEST_F(PostgresNodes, a_node_that_nobody_hears_is_known_to_the_others) {
  const storage::Postgres here = storage::open_postgres({database_.url()});
  const storage::Postgres there = storage::open_postgres({database_.url()});

  there.nodes->exchange({}, false);
  EXPECT_FALSE(here.nodes->exchange({}, true).is_everybody_heard);
  there.nodes->exchange({}, true);
  EXPECT_TRUE(here.nodes->exchange({}, true).is_everybody_heard);
}

TEST_F(PostgresNodes, attempts_are_counted_over_all_nodes) {
  const storage::Postgres here = storage::open_postgres({database_.url()});
  const storage::Postgres there = storage::open_postgres({database_.url()});
  const std::array<app::Allowance, 2> allowances{{{"an address\na name", 3}, {"an address", 5}}};
  const std::chrono::seconds window{600};

  EXPECT_FALSE(here.attempts->begin(allowances, window));
  EXPECT_FALSE(there.attempts->begin(allowances, window));
  EXPECT_FALSE(here.attempts->begin(allowances, window));
  const auto wait = there.attempts->begin(allowances, window);
  ASSERT_TRUE(wait);
  EXPECT_GT(wait->count(), 590);
  EXPECT_LE(wait->count(), 600);
  here.attempts->take_back("an address\na name", std::array<std::string, 1>{"an address"});
  EXPECT_FALSE(there.attempts->begin(allowances, window));
}

TEST_F(PostgresNodes, a_hundred_attempts_at_once_are_a_hundred) {
  const storage::Postgres node = storage::open_postgres({database_.url()});
  const std::array<app::Allowance, 2> allowances{{{"b", 10}, {"a", 100}}};
  std::atomic<int> let_through = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 10; ++thread) {
      threads.emplace_back([&] {
        for (int attempt = 0; attempt < 10; ++attempt) {
          let_through += node.attempts->begin(allowances, std::chrono::seconds(600)) ? 0 : 1;
        }
      });
    }
  }
  EXPECT_EQ(let_through, 10);
}

TEST_F(PostgresNodes, an_attempt_that_is_refused_leaves_nothing) {
  const storage::Postgres node = storage::open_postgres({database_.url()});
  const std::chrono::seconds window{600};
  EXPECT_FALSE(node.attempts->begin(std::array<app::Allowance, 1>{{{"an address", 1}}}, window));

  for (const char* name : {"an address\none", "an address\ntwo", "account\nthree"}) {
    EXPECT_TRUE(node.attempts->begin(std::array<app::Allowance, 2>{{{name, 3}, {"an address", 1}}}, window));
  }

  EXPECT_EQ(database_.value("SELECT count(*) FROM attempts"), "1");
}

TEST_F(PostgresNodes, attempts_at_once_never_wait_for_each_other) {
  const std::array<app::Allowance, 3> allowances{{{"a", 1'000}, {"b", 1'000}, {"c", 1'000}}};
  {
    const storage::Postgres node = storage::open_postgres({database_.url()});
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int attempt = 0; attempt < 15; ++attempt) {
          EXPECT_FALSE(node.attempts->begin(allowances, std::chrono::seconds(600)));
          node.attempts->take_back("c", std::array<std::string, 2>{"b", "a"});
        }
      });
    }
  }

  // What a session has seen is counted when it ends.
  EXPECT_EQ(database_.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"), "0");
}

TEST_F(PostgresNodes, all_share_the_secret_that_the_first_one_proposed) {
  const std::string first(64, 'a');

  EXPECT_EQ(storage::shared_seat_secret({database_.url()}, first), first);
  EXPECT_EQ(storage::shared_seat_secret({database_.url()}, std::string(64, 'b')), first);
}

}  // namespace
}  // namespace draftwire::testing
