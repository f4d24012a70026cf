#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <sstream>

#include "contract/child_process.hpp"
#include "contract/database_file.hpp"
#include "contract/league.hpp"

// What was acknowledged stays, whatever happens to the process or the disk.
namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;
using domain::EventBody;
using ::testing::HasSubstr;

const std::vector<EventBody> kPair{domain::PlayerPicked{1, 1, {1}, "a", {2}, "b", 1, {1}, "t", 2},
                                   domain::CaptainAssigned{2, 1, {1}, "a", {1}, "t", 2, false}};

domain::DraftId a_started_draft(const DatabaseFile& file) {
  const auto store = storage::open_sqlite({file.path()});
  const League league(*store, "Cup");
  const auto draft = league.draft();
  league.start(draft);
  return draft;
}

std::vector<domain::Event> log_of(app::Store& store, domain::DraftId draft) {
  return read_from(store, [&](const app::ReadTransaction& tx) { return tx.log().after(draft, 0, 1'000'000); });
}

domain::Seq append_pair(app::Store& store, domain::DraftId draft, app::Durability durability = app::Durability::now) {
  return store.write(
      [&](app::WriteTransaction& tx) {
        tx.lock(draft);
        return tx.log().append(draft, {kPair, std::nullopt, kEvening}).back().seq;
      },
      durability);
}

// Files may grow to this many bytes, as if the disk were full then. For a process of its own.
void limit_files_to(rlim_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, RLIM_INFINITY};
  setrlimit(RLIMIT_FSIZE, &limit);
}

std::string failure_of(app::Store& store, domain::DraftId draft) {
  try {
    append_pair(store, draft);
  } catch (const app::StoreError& error) {
    return error.what();
  }
  return "";
}

TEST(SqliteDurability, every_acknowledged_commit_survives_kill_nine_at_any_moment) {
  DatabaseFile file;
  const auto draft = a_started_draft(file);
  std::minstd_rand random(7);  // NOLINT(cert-msc51-cpp): the same moments in every run
  std::uniform_int_distribution<int> commits(0, 12);
  std::uniform_int_distribution<unsigned> microseconds(0, 2000);
  const auto epoch_of = [](const app::ReadTransaction& tx) { return tx.epoch(); };
  const std::string epoch = read_from(*file.open(), epoch_of);
  domain::Seq acknowledged = 2;
  for (int life = 0; life < 25; ++life) {
    ChildProcess server([&](const ChildProcess::Say& say) {
      const auto store = storage::open_sqlite({file.path()});
      say("open");
      while (true) {
        say(std::to_string(append_pair(*store, draft, app::Durability::now)));
        say(std::to_string(append_pair(*store, draft, app::Durability::soon)));
        say(std::to_string(append_pair(*store, draft, app::Durability::soon)));
      }
    });
    ASSERT_EQ(server.next_line(), "open");
    for (int commit = commits(random); commit > 0; --commit) acknowledged = std::stoll(server.next_line());
    usleep(microseconds(random));

    std::istringstream said(server.kill());
    for (domain::Seq seq = 0; said >> seq;) acknowledged = seq;

    const auto store = file.open();
    const auto log = log_of(*store, draft);
    ASSERT_GE(static_cast<domain::Seq>(log.size()), acknowledged);
    ASSERT_EQ(log.size() % 2, 0U) << "half a commit";
    ASSERT_EQ(read_from(*store, epoch_of), epoch);
    for (std::size_t index = 0; index < log.size(); ++index) {
      ASSERT_EQ(log[index].seq, static_cast<domain::Seq>(index) + 1);
      ASSERT_EQ(log[index].tournament_seq, static_cast<domain::Seq>(index) + 1);
    }
    acknowledged = static_cast<domain::Seq>(log.size());
  }
  EXPECT_GT(acknowledged, 100);
  EXPECT_EQ(file.value("PRAGMA integrity_check"), "ok");
}

TEST(SqliteDurability, a_server_that_is_killed_between_the_body_and_the_commit_leaves_nothing_of_it) {
  DatabaseFile file;
  const auto draft = a_started_draft(file);

  said_by_child([&](const ChildProcess::Say&) {
    const auto store = storage::open_sqlite({file.path()});
    store->write([&](app::WriteTransaction& tx) {
      tx.lock(draft);
      tx.log().append(draft, {kPair, std::nullopt, kEvening});
      raise(SIGKILL);
    });
  });

  EXPECT_EQ(log_of(*file.open(), draft).size(), 2U);
}

TEST(SqliteDurability, a_server_that_is_killed_right_after_the_commit_keeps_it) {
  DatabaseFile file;
  const auto draft = a_started_draft(file);

  said_by_child([&](const ChildProcess::Say&) {
    const auto store = storage::open_sqlite({file.path()});
    store->write([&](app::WriteTransaction& tx) {
      tx.lock(draft);
      tx.log().append(draft, {kPair, std::nullopt, kEvening});
      tx.on_commit([] { raise(SIGKILL); });
    });
  });

  EXPECT_EQ(log_of(*file.open(), draft).size(), 4U);
}

TEST(SqliteDurability, a_full_disk_fails_the_write_whole_and_works_again_with_room) {
  DatabaseFile file;
  const auto draft = a_started_draft(file);

  const std::string said = said_by_child([&](const ChildProcess::Say& say) {
    const auto store = storage::open_sqlite({file.path()});
    append_pair(*store, draft);
    limit_files_to(fs::file_size(file.path() + "-wal") + 5000);
    std::string failure;
    domain::Seq last = 4;
    while ((failure = failure_of(*store, draft)).empty()) last += 2;
    say(failure);
    say(failure_of(*store, draft));
    say(std::to_string(log_of(*store, draft).size() - static_cast<std::size_t>(last)) + " too many");
    limit_files_to(RLIM_INFINITY);
    say(std::to_string(append_pair(*store, draft) - last) + " more");
    say("bye");
  });

  const std::string full = file.path() + ": the disk is full, over its quota or broken; nothing was changed\n";
  EXPECT_EQ(said, full + full + "0 too many\n2 more\nbye\n");
  const auto log = log_of(*file.open(), draft);
  EXPECT_EQ(log.back().seq, static_cast<domain::Seq>(log.size()));
  EXPECT_EQ(file.value("PRAGMA integrity_check"), "ok");
}

TEST(SqliteDurability, a_full_disk_while_the_log_moves_into_the_file_loses_nothing) {
  DatabaseFile file;
  const auto draft = a_started_draft(file);
  const std::vector<EventBody> large{domain::DraftAborted{std::string(40'000, 'x'), std::nullopt}};

  const std::string said = said_by_child([&](const ChildProcess::Say& say) {
    const auto store = storage::open_sqlite({file.path()});
    limit_files_to(5'000'000);
    domain::Seq last = 2;
    std::string failure;
    const auto append_large = [&](app::WriteTransaction& tx) {
      tx.lock(draft);
      last = tx.log().append(draft, {large, std::nullopt, kEvening}).back().seq;
    };
    while (failure.empty()) {
      try {
        store->write(append_large);
      } catch (const app::StoreError& error) {
        failure = error.what();
      }
    }
    say(failure);
    say(std::to_string(log_of(*store, draft).size()) + " of " + std::to_string(last - 1));
    raise(SIGKILL);
  });

  const auto log = log_of(*file.open(), draft);
  ASSERT_GT(log.size(), 110U) << "the log never moved into the file";
  EXPECT_EQ(log.back().seq, static_cast<domain::Seq>(log.size()));
  const std::string size = std::to_string(log.size());
  EXPECT_THAT(said, ::testing::AllOf(HasSubstr("the disk is full"), HasSubstr(size + " of " + size)));
  EXPECT_EQ(file.value("PRAGMA integrity_check"), "ok");
}

TEST(SqliteDurability, a_full_disk_at_the_first_start_is_a_clear_line_and_the_next_start_works) {
  for (const rlim_t room : {rlim_t{0}, rlim_t{100}, rlim_t{4096}, rlim_t{20'000}}) {
    const DatabaseFile file;
    const std::string said = said_by_child([&](const ChildProcess::Say& say) {
      limit_files_to(room);
      say(refusal_of(file.path()));
    });
    EXPECT_THAT(said, HasSubstr("the disk is full")) << room;
    EXPECT_EQ(file.refusal(), "");
  }
}

TEST(SqliteDurability, another_program_may_read_and_copy_the_file_meanwhile) {
  DatabaseFile file;
  const auto draft = a_started_draft(file);
  const auto store = file.open();

  append_pair(*store, draft);
  EXPECT_EQ(file.value("SELECT count(*) FROM events"), "4");
  append_pair(*store, draft);
  EXPECT_EQ(file.value("SELECT count(*) FROM events"), "6");
}

}  // namespace
}  // namespace draftwire::testing
