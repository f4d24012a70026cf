#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <latch>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "base/request_scope.hpp"
#include "contract/child_process.hpp"
#include "contract/database_file.hpp"
#include "contract/league.hpp"

// Writers that wait share a commit, and none of them notices the others.
namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;
using domain::EventBody;
using ::testing::HasSubstr;

const std::vector<EventBody> kPair{domain::PlayerPicked{1, 1, {1}, "a", {2}, "b", 1, {1}, "t", 2},
                                   domain::CaptainAssigned{2, 1, {1}, "a", {1}, "t", 2, false}};

// As threads that come one after the other while the store is busy, so that they wait for the same transaction.
void all_together(app::Store& store, const std::vector<std::function<void()>>& writes) {
  std::latch is_busy(1);
  std::latch all_here(static_cast<std::ptrdiff_t>(writes.size()) + 1);
  std::jthread busy([&] {
    store.write([&](app::WriteTransaction&) {
      is_busy.count_down();
      all_here.arrive_and_wait();
    });
  });
  is_busy.wait();
  std::vector<std::jthread> threads;
  for (const std::function<void()>& write : writes) {
    threads.emplace_back(write);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    all_here.count_down();
  }
}

std::string failure_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

class SqliteTogether : public ::testing::Test {
 protected:
  SqliteTogether() { league_.start(draft_); }

  domain::Seq append_pair() {
    return store_->write([&](app::WriteTransaction& tx) {
      tx.lock(draft_);
      return tx.log().append(draft_, {kPair, std::nullopt, kEvening}).back().seq;
    });
  }

  [[nodiscard]] int commits() const { return std::stoi(file_.value("SELECT commits FROM meta")); }
  [[nodiscard]] std::size_t events() const { return league_.log(draft_).size(); }

  DatabaseFile file_;
  std::unique_ptr<storage::RowStore> store_ = storage::open_sqlite({file_.path()});
  League league_{*store_, "Cup"};
  domain::DraftId draft_ = league_.draft();
};

TEST_F(SqliteTogether, writers_that_wait_share_a_commit) {
  const int before = commits();

  all_together(*store_, {8, [&] { append_pair(); }});

  EXPECT_EQ(commits(), before + 1);
  EXPECT_EQ(events(), 18U);
}

TEST_F(SqliteTogether, what_one_throws_is_its_own_and_undoes_nothing_else) {
  const int before = commits();
  std::vector<std::string> failures(6);
  std::vector<domain::Seq> announced;
  std::vector<std::function<void()>> writes;
  for (std::size_t index = 0; index < failures.size(); ++index) {
    writes.emplace_back([&, index] {
      failures[index] = failure_of([&] {
        store_->write([&](app::WriteTransaction& tx) {
          tx.lock(draft_);
          const auto last = tx.log().append(draft_, {kPair, std::nullopt, kEvening}).back().seq;
          tx.on_commit([&, last] { announced.push_back(last); });
          if (index % 2 == 0) throw std::runtime_error("no " + std::to_string(index));
        });
      });
    });
  }

  all_together(*store_, writes);

  EXPECT_EQ(failures, (std::vector<std::string>{"no 0", "", "no 2", "", "no 4", ""}));
  EXPECT_EQ(announced, (std::vector<domain::Seq>{4, 6, 8}));
  EXPECT_EQ(commits(), before + 1);
  const auto log = league_.log(draft_);
  ASSERT_EQ(log.size(), 8U);
  for (std::size_t index = 1; index < log.size(); ++index) {
    EXPECT_EQ(log[index].seq, log[index - 1].seq + 1);
    EXPECT_EQ(log[index].id.value, log[index - 1].id.value + 1);
  }
}

TEST_F(SqliteTogether, nobody_is_told_before_what_they_all_did_is_there) {
  std::vector<std::size_t> seen;
  std::vector<std::size_t> seen_after;
  std::mutex mutex;
  const auto write = [&] {
    store_->write([&](app::WriteTransaction& tx) {
      tx.lock(draft_);
      tx.log().append(draft_, {kPair, std::nullopt, kEvening});
      tx.on_commit([&] { seen.push_back(events()); });
    });
    const std::scoped_lock lock(mutex);
    seen_after.push_back(seen.size());
  };

  all_together(*store_, {4, write});

  EXPECT_EQ(seen, (std::vector<std::size_t>{10, 10, 10, 10}));
  EXPECT_THAT(seen_after, ::testing::Each(4U));
}

TEST_F(SqliteTogether, a_write_that_breaks_the_transaction_takes_no_other_along) {
  std::vector<std::string> failures(3);
  const auto good = [&](std::size_t index) {
    return [&, index] { failures[index] = failure_of([&] { append_pair(); }); };
  };
  const auto bad = [&] {
    failures[1] = failure_of([&] {
      store_->write_rows([](storage::Connection& connection) {
        connection.query("ROLLBACK").run();
        throw std::runtime_error("broken");
      });
    });
  };

  all_together(*store_, {good(0), bad, good(2)});

  EXPECT_EQ(failures, (std::vector<std::string>{"", "broken", ""}));
  EXPECT_EQ(events(), 6U);
}

TEST_F(SqliteTogether, a_write_that_ends_the_transaction_and_says_nothing_fails_alone) {
  std::vector<std::string> failures(2);
  const auto bad = [&] {
    failures[1] = failure_of(
        [&] { store_->write_rows([](storage::Connection& connection) { connection.query("ROLLBACK").run(); }); });
  };

  all_together(*store_, {[&] { failures[0] = failure_of([&] { append_pair(); }); }, bad});

  EXPECT_EQ(failures[0], "");
  EXPECT_THAT(failures[1], HasSubstr("nothing was changed"));
  EXPECT_EQ(events(), 4U);
}

TEST_F(SqliteTogether, each_is_on_the_request_of_its_caller) {
  std::vector<std::string> ids(4);
  std::vector<std::string> ids_after(4);
  std::vector<std::function<void()>> writes;
  for (std::size_t index = 0; index < ids.size(); ++index) {
    writes.emplace_back([&, index] {
      const std::string id = "request " + std::to_string(index);
      const RequestScope scope(id);
      store_->write([&](app::WriteTransaction& tx) {
        ids[index] = RequestScope::current_id();
        tx.on_commit([&, index] { ids_after[index] = RequestScope::current_id(); });
      });
    });
  }

  all_together(*store_, writes);

  EXPECT_EQ(ids, (std::vector<std::string>{"request 0", "request 1", "request 2", "request 3"}));
  EXPECT_EQ(ids_after, ids);
}

TEST_F(SqliteTogether, one_that_asks_for_the_disk_makes_all_wait_for_it) {
  const auto soon = [&] {
    store_->write(
        [&](app::WriteTransaction& tx) {
          tx.lock(draft_);
          tx.log().append(draft_, {kPair, std::nullopt, kEvening});
        },
        app::Durability::soon);
  };
  const auto head_says = [&] { return contents_of(file_.head_path()); };
  const std::string before = head_says();

  all_together(*store_, {3, soon});
  EXPECT_EQ(head_says(), before) << "what a power loss may take away is said to be there";
  all_together(*store_, {soon, [&] { append_pair(); }, soon});

  EXPECT_THAT(head_says(), HasSubstr("commits " + std::string(20 - std::to_string(commits()).size(), '0') +
                                     std::to_string(commits())));
  EXPECT_EQ(events(), 14U);
}

TEST_F(SqliteTogether, a_write_inside_of_a_write_is_refused_and_the_next_one_works) {
  std::string inside_after;
  const auto nested = [&](app::WriteTransaction& tx) {
    tx.on_commit([&] { inside_after = failure_of([&] { append_pair(); }); });
    EXPECT_THAT(failure_of([&] { append_pair(); }), HasSubstr("inside of a write"));
  };

  store_->write(nested);

  EXPECT_THAT(inside_after, HasSubstr("inside of a write"));
  EXPECT_EQ(append_pair(), 4);
}

TEST_F(SqliteTogether, none_is_acknowledged_when_the_file_is_elsewhere) {
  std::vector<std::string> failures(3);
  bool is_announced = false;
  std::vector<std::function<void()>> writes;
  for (std::string& failure : failures) {
    writes.emplace_back([&] {
      failure = failure_of([&] {
        store_->write([&](app::WriteTransaction& tx) {
          tx.lock(draft_);
          tx.log().append(draft_, {kPair, std::nullopt, kEvening});
          tx.on_commit([&] { is_announced = true; });
          if (&failure == &failures[1]) fs::rename(file_.path(), file_.path() + ".away");
        });
      });
    });
  }

  all_together(*store_, writes);
  fs::rename(file_.path() + ".away", file_.path());

  EXPECT_THAT(failures, ::testing::Each(HasSubstr("was moved or deleted")));
  EXPECT_FALSE(is_announced);
  EXPECT_EQ(append_pair() % 2, 0);
}

// Files may grow to this many bytes, as if the disk were full then. For a process of its own.
void limit_files_to(rlim_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, RLIM_INFINITY};
  setrlimit(RLIMIT_FSIZE, &limit);
}

domain::DraftId a_started_draft(app::Store& store, const std::string& name) {
  const League league(store, name);
  const auto draft = league.draft();
  league.start(draft);
  return draft;
}

std::vector<domain::Event> log_of(app::Store& store, domain::DraftId draft) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.log().after(draft, 0, 1'000'000); });
}

TEST(SqliteTogetherDurability, a_full_disk_fails_what_does_not_fit_and_nothing_else) {
  DatabaseFile file;
  const auto draft = a_started_draft(*file.open(), "Cup");

  const std::string said = said_by_child([&](const ChildProcess::Say& say) {
    const auto store = storage::open_sqlite({file.path()});
    int announced = 0;
    const auto append = [&](const std::vector<EventBody>& bodies) {
      store->write([&](app::WriteTransaction& tx) {
        tx.lock(draft);
        tx.log().append(draft, {bodies, std::nullopt, kEvening});
        tx.on_commit([&] { ++announced; });
      });
    };
    const std::vector<EventBody> large{domain::DraftAborted{std::string(1'000'000, 'x'), std::nullopt}};
    append(kPair);
    std::vector<std::string> failures(4);
    const auto write = [&](std::size_t index, const std::vector<EventBody>& bodies) {
      return [&, index, bodies] { failures[index] = failure_of([&] { append(bodies); }); };
    };
    limit_files_to(fs::file_size(file.path() + "-wal") + 400'000);
    all_together(*store, {write(0, kPair), write(1, large), write(2, kPair), write(3, kPair)});
    for (const std::string& failure : failures) say(failure.empty() ? "done" : failure);
    limit_files_to(4096);
    all_together(*store, {write(0, kPair), write(1, kPair), write(2, kPair)});
    for (std::size_t index = 0; index < 3; ++index) say(failures[index].empty() ? "done" : "failed");
    limit_files_to(RLIM_INFINITY);
    append(kPair);
    say(std::to_string(announced) + " announced");
    say(std::to_string(log_of(*store, draft).size()) + " events");
    raise(SIGKILL);
  });

  const std::string full = file.path() + ": the disk is full, over its quota or broken; nothing was changed\n";
  EXPECT_EQ(said, "done\n" + full + "done\ndone\nfailed\nfailed\nfailed\n5 announced\n12 events\n");
  EXPECT_EQ(log_of(*file.open(), draft).size(), 12U);
  EXPECT_EQ(file.value("PRAGMA integrity_check"), "ok");
}

TEST(SqliteTogetherDurability, every_acknowledged_commit_of_many_writers_survives_kill_nine_at_any_moment) {
  constexpr int kWriters = 8;
  DatabaseFile file;
  std::map<domain::DraftId, domain::Seq> acknowledged;
  {
    const auto store = file.open();
    const League league(*store, "Cup");
    for (int tx = 0; tx < kWriters; ++tx) {
      const auto draft = league.draft();
      league.start(draft);
      acknowledged[draft] = 2;
    }
  }
  std::minstd_rand random(7);  // NOLINT(cert-msc51-cpp): the same moments in every run
  std::uniform_int_distribution<int> lines(0, 60);
  std::uniform_int_distribution<unsigned> microseconds(0, 3000);
  for (int life = 0; life < 25; ++life) {
    ChildProcess server([&](const ChildProcess::Say& say) {
      const auto store = storage::open_sqlite({file.path()});
      say("open");
      std::vector<std::jthread> threads;
      for (const auto& [id, seq] : acknowledged) {
        threads.emplace_back([&, draft = id] {
          for (int commit = 0;; ++commit) {
            const std::string failure = failure_of([&] {
              const domain::Seq last = store->write([&](app::WriteTransaction& tx) {
                tx.lock(draft);
                const auto events = tx.log().append(draft, {kPair, std::nullopt, kEvening});
                if (commit % 3 == 0) throw std::runtime_error("no");
                return events.back().seq;
              });
              say(std::to_string(draft.value) + " " + std::to_string(last));
            });
          }
        });
      }
    });
    ASSERT_EQ(server.next_line(), "open");
    std::string said;
    for (int line = lines(random); line > 0; --line) said += server.next_line() + "\n";
    usleep(microseconds(random));
    std::istringstream all(said + server.kill());
    domain::DraftId draft;
    for (domain::Seq seq = 0; all >> draft.value >> seq;) acknowledged[draft] = seq;

    const auto store = file.open();
    std::size_t events = 0;
    for (auto& [id, seq] : acknowledged) {
      const auto log = log_of(*store, id);
      ASSERT_GE(static_cast<domain::Seq>(log.size()), seq);
      ASSERT_EQ(log.size() % 2, 0U) << "half a commit";
      ASSERT_EQ(log.back().seq, static_cast<domain::Seq>(log.size()));
      events += log.size();
      seq = static_cast<domain::Seq>(log.size());
    }
    ASSERT_EQ(file.value("SELECT max(tournament_seq) FROM events"), std::to_string(events));
    ASSERT_EQ(file.value("SELECT last_event_id FROM meta"), std::to_string(events));
  }
  EXPECT_EQ(file.value("PRAGMA integrity_check"), "ok");
  EXPECT_GT(std::stoi(file.value("SELECT count(*) FROM events")), 500);
}

}  // namespace
}  // namespace draftwire::testing
