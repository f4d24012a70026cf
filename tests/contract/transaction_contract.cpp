#include <atomic>
#include <functional>
#include <latch>
#include <memory>
#include <stdexcept>
#include <thread>

#include "contract/league.hpp"
#include "contract/store_contract.hpp"

// Promises about transactions, views and threads.
namespace draftwire::testing {
namespace {

std::size_t tournaments_in(app::Store& store) {
  return read_from(store, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); });
}

TEST_P(StoreContract, an_exception_in_a_write_leaves_nothing_of_it) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto before = league.start(draft);
  bool is_announced = false;

  const auto failing = [&](app::WriteTransaction& tx) {
    tx.on_commit([&] { is_announced = true; });
    tx.tournaments().insert("Never", std::nullopt, kEvening);
    tx.lock(draft);
    tx.log().append(draft, {std::vector<domain::EventBody>{domain::DraftAborted{}}, std::nullopt, kEvening});
    throw std::runtime_error("no");
  };

  EXPECT_THROW(store().write(failing), std::runtime_error);
  EXPECT_EQ(league.log(draft), before);
  EXPECT_EQ(league.record(draft).status, domain::Status::active);
  EXPECT_EQ(tournaments_in(store()), 1U);
  EXPECT_FALSE(is_announced);
}

TEST_P(StoreContract, a_write_that_is_durable_soon_is_seen_at_once_and_done_whole_or_not_at_all) {
  const auto add = [](app::WriteTransaction& tx) { return tx.tournaments().insert("Cup", std::nullopt, kEvening); };
  static_cast<void>(store().write(add, app::Durability::soon));
  EXPECT_EQ(tournaments_in(store()), 1U);
  static_cast<void>(store().write(add));
  static_cast<void>(store().write(add, app::Durability::soon));
  EXPECT_EQ(tournaments_in(store()), 3U);
  const auto failing = [&](app::WriteTransaction& tx) {
    static_cast<void>(add(tx));
    throw std::runtime_error("no");
  };
  EXPECT_THROW(store().write(failing, app::Durability::soon), std::runtime_error);
  EXPECT_EQ(tournaments_in(store()), 3U);
}

TEST_P(StoreContract, the_seqs_of_an_abandoned_write_are_given_to_the_next) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const std::vector<domain::EventBody> aborted{domain::DraftAborted{}};

  EXPECT_THROW(store().write([&](app::WriteTransaction& tx) {
    tx.lock(draft);
    tx.log().append(draft, {aborted, std::nullopt, kEvening});
    throw std::runtime_error("no");
  }),
               std::runtime_error);

  EXPECT_EQ(league.pick(draft, 4).front().seq, 3);
  EXPECT_EQ(league.pick(draft, 5).front().tournament_seq, 4);
}

TEST_P(StoreContract, a_writer_sees_its_own_changes) {
  const League league(store(), "Cup");
  const auto draft = league.draft();

  store().write([&](app::WriteTransaction& tx) {
    tx.tournaments().rename(league.id(), "Renamed");
    tx.lock(draft);
    tx.log().append(draft, {std::vector<domain::EventBody>{domain::DraftAborted{}}, std::nullopt, kEvening});
    EXPECT_EQ(tx.tournaments().find(league.id())->name, "Renamed");
    EXPECT_EQ(tx.drafts().find(draft)->seq, 1);
    EXPECT_EQ(tx.log().after(draft, 0, 10).size(), 1U);
  });
}

TEST_P(StoreContract, a_write_without_its_lock_is_refused) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const app::RosterPlayer player = league.player(0);
  const domain::TeamId team = league.setup(draft).teams.front().id;
  const domain::AccountId account =
      write_to(store(), [](app::WriteTransaction& tx) { return tx.accounts().insert("Kay", {}, "", kEvening); });
  const auto spec = a_spec({league.player(2).id, league.player(3).id});
  const std::vector<domain::EventBody> aborted{domain::DraftAborted{}};
  using Write = std::function<void(app::WriteTransaction&)>;
  const std::vector<Write> writes{
      [&](app::WriteTransaction& tx) { tx.log().append(draft, {aborted, std::nullopt, kEvening}); },
      [&](app::WriteTransaction& tx) { tx.drafts().insert(league.id(), spec, kEvening); },
      [&](app::WriteTransaction& tx) { tx.drafts().update(draft, spec); },
      [&](app::WriteTransaction& tx) { tx.roster().insert(league.id(), std::vector<app::NewPlayer>{{"New", 1}}); },
      [&](app::WriteTransaction& tx) { tx.roster().update(player); },
      [&](app::WriteTransaction& tx) { tx.roster().update_all(league.id(), std::vector<app::RosterPlayer>{player}); },
      [&](app::WriteTransaction& tx) { tx.roster().remove(player.id, kEvening); },
      [&](app::WriteTransaction& tx) { tx.tournaments().remove(league.id(), kEvening); },
      [&](app::WriteTransaction& tx) { tx.tournaments().restore(league.id()); },
      [&](app::WriteTransaction& tx) { tx.tournaments().forget(league.id()); },
      [&](app::WriteTransaction& tx) { tx.seats().rotate(draft, team); },
      [&](app::WriteTransaction& tx) { tx.sessions().remove_of_account(account); },
  };

  for (const Write& write : writes) EXPECT_THROW(store().write(write), std::logic_error);
}

TEST_P(StoreContract, locking_takes_no_right_away_and_changes_nothing) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  const auto version = [](const app::ReadTransaction& tx) { return tx.access().version(); };
  const std::int64_t before = read_from(store(), version);

  store().write([&](app::WriteTransaction& tx) {
    tx.lock(league.id());
    tx.lock(draft);
    tx.lock(league.player(0).id);
    tx.lock_rights();
    tx.lock(domain::AccountId{1});
    tx.lock_credentials("no such account");
  });

  EXPECT_EQ(read_from(store(), version), before);
}

TEST_P(StoreContract, on_commit_runs_in_order_after_the_write_is_there_for_everyone_and_before_it_returns) {
  std::vector<std::string> order;

  store().write([&](app::WriteTransaction& tx) {
    tx.on_commit([&] { order.push_back("first of " + std::to_string(tournaments_in(store()))); });
    tx.on_commit([&] { order.push_back("second"); });
    tx.tournaments().insert("Cup", std::nullopt, kEvening);
    order.push_back("body");
  });
  order.push_back("returned");

  EXPECT_EQ(order, (std::vector<std::string>{"body", "first of 1", "second", "returned"}));
}

TEST_P(StoreContract, what_a_read_and_a_write_return_is_given_to_their_caller) {
  const auto id = store().write([](app::WriteTransaction& tx) {
    return std::make_unique<domain::TournamentId>(tx.tournaments().insert("Cup", std::nullopt, kEvening));
  });

  const auto found = store().read([&](const app::ReadTransaction& tx) { return tx.tournaments().find(*id); });

  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Cup");
}

TEST_P(StoreContract, what_is_thrown_after_the_commit_undoes_nothing_and_stops_nothing) {
  bool is_next_run = false;

  const auto id = store().write([&](app::WriteTransaction& tx) {
    tx.on_commit([] { throw std::runtime_error("the announcer is ill"); });
    tx.on_commit([] { throw 1; });
    tx.on_commit([&] { is_next_run = true; });
    return tx.tournaments().insert("Cup", std::nullopt, kEvening);
  });

  EXPECT_TRUE(is_next_run);
  EXPECT_GT(id.value, 0);
  EXPECT_EQ(tournaments_in(store()), 1U);
}

TEST_P(StoreContract, on_commit_runs_for_a_write_that_changed_nothing) {
  bool is_run = false;

  store().write([&](app::WriteTransaction& tx) { tx.on_commit([&] { is_run = true; }); });

  EXPECT_TRUE(is_run);
}

TEST_P(StoreContract, a_reader_keeps_its_view_while_others_write) {
  const League league(store(), "Cup");

  store().read([&](const app::ReadTransaction& tx) {
    const std::size_t before = tx.tournaments().all().size();
    std::jthread([&] { League(store(), "Meanwhile"); }).join();
    EXPECT_EQ(tx.tournaments().all().size(), before);
  });

  EXPECT_EQ(tournaments_in(store()), 2U);
}

TEST_P(StoreContract, an_exception_in_a_read_passes_and_the_next_read_works) {
  EXPECT_THROW(store().read([](const app::ReadTransaction&) { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_EQ(tournaments_in(store()), 0U);
}

TEST_P(StoreContract, writers_from_many_threads_leave_no_gap_and_announce_in_the_order_of_the_log) {
  constexpr int kThreads = 6;
  constexpr int kCommits = 20;
  const League league(store(), "Cup");
  std::vector<domain::DraftId> drafts;
  for (int thread = 0; thread < kThreads; ++thread) {
    drafts.push_back(league.draft());
    league.start(drafts.back());
  }
  std::vector<domain::Seq> announced;
  std::latch all_here(kThreads);
  const auto pick_often = [&](domain::DraftId draft) {
    all_here.arrive_and_wait();
    const domain::PlayerPicked pick{1, 1, {1}, "a", {2}, "b", 1, {1}, "t", 2};
    for (int commit = 0; commit < kCommits; ++commit) {
      store().write([&](app::WriteTransaction& tx) {
        tx.lock(draft);
        const auto event =
            tx.log().append(draft, {std::vector<domain::EventBody>{pick}, std::nullopt, kEvening}).front();
        tx.on_commit([&announced, seq = event.tournament_seq] { announced.push_back(seq); });
      });
    }
  };
  {
    std::vector<std::jthread> threads;
    for (const domain::DraftId draft : drafts) threads.emplace_back(pick_often, draft);
  }

  constexpr auto kStarts = static_cast<domain::Seq>(2 * kThreads);
  ASSERT_EQ(announced.size(), static_cast<std::size_t>(kThreads * kCommits));
  for (std::size_t index = 0; index < announced.size(); ++index) {
    ASSERT_EQ(announced[index], kStarts + static_cast<domain::Seq>(index) + 1);
  }
  for (const domain::DraftId draft : drafts) {
    const auto log = league.log(draft);
    ASSERT_EQ(log.size(), static_cast<std::size_t>(2 + kCommits));
    for (std::size_t index = 0; index < log.size(); ++index) {
      ASSERT_EQ(log[index].seq, static_cast<domain::Seq>(index) + 1);
    }
  }
}

TEST_P(StoreContract, of_many_writers_each_gets_what_its_own_write_returned_or_threw) {
  constexpr int kThreads = 8;
  constexpr int kWrites = 30;
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  std::vector<domain::Seq> announced;
  std::atomic<int> done = 0;
  std::atomic<int> unlike = 0;
  std::latch all_here(kThreads);
  const auto write_often = [&](int thread) {
    all_here.arrive_and_wait();
    for (int write = 0; write < kWrites; ++write) {
      const std::string own = std::to_string(thread) + " " + std::to_string(write);
      const std::vector<domain::EventBody> aborted{domain::DraftAborted{own, std::nullopt}};
      try {
        const auto event = store().write([&](app::WriteTransaction& tx) {
          tx.lock(draft);
          auto event = tx.log().append(draft, {aborted, std::nullopt, kEvening}).front();
          tx.on_commit([&, seq = event.seq] {
            announced.push_back(seq);
            if (league.record(draft).seq < seq) ++unlike;
          });
          if ((thread + write) % 3 == 0) throw std::runtime_error(own);
          return event;
        });
        ++done;
        if (event != league.log(draft).at(static_cast<std::size_t>(event.seq) - 1)) ++unlike;
      } catch (const std::runtime_error& error) {
        if (error.what() != own || (thread + write) % 3 != 0) ++unlike;
      }
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) threads.emplace_back(write_often, thread);
  }

  EXPECT_EQ(unlike, 0);
  EXPECT_EQ(done, kThreads * kWrites * 2 / 3);
  ASSERT_EQ(announced.size(), static_cast<std::size_t>(done));
  for (std::size_t index = 0; index < announced.size(); ++index) {
    ASSERT_EQ(announced[index], static_cast<domain::Seq>(index) + 3);
  }
}

TEST_P(StoreContract, many_readers_at_once_each_get_their_turn) {
  constexpr int kThreads = 16;
  const League league(store(), "Cup");
  std::atomic<int> served = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&] {
        for (int turn = 0; turn < 20; ++turn) served += static_cast<int>(tournaments_in(store()));
      });
    }
  }
  EXPECT_EQ(served, kThreads * 20);
}

TEST_P(StoreContract, a_reader_during_writes_always_sees_whole_commits) {
  const League league(store(), "Cup");
  const auto draft = league.draft();
  league.start(draft);
  const std::vector<domain::EventBody> pair{domain::DraftCompleted{}, domain::PickUndone{}};
  std::jthread writer([&] {
    for (int commit = 0; commit < 60; ++commit) league.append(draft, pair);
  });

  for (int look = 0; look < 200; ++look) {
    store().read([&](const app::ReadTransaction& tx) {
      const auto record = tx.drafts().find(draft).value();
      const auto log = tx.log().after(draft, 0, 1000);
      ASSERT_EQ(record.seq, static_cast<domain::Seq>(log.size()));
      ASSERT_EQ(log.size() % 2, 0U);
      ASSERT_EQ(record.status, domain::Status::active);
    });
  }
}

TEST_P(StoreContract, the_epoch_is_the_same_for_every_reader_and_writer_and_after_a_restart) {
  const auto epoch = [](const app::ReadTransaction& tx) { return tx.epoch(); };
  const std::string first = read_from(store(), epoch);

  EXPECT_FALSE(first.empty());
  EXPECT_EQ(write_to(store(), [](app::WriteTransaction& tx) { return tx.epoch(); }), first);
  restart();
  EXPECT_EQ(read_from(store(), epoch), first);
}

}  // namespace
}  // namespace draftwire::testing
