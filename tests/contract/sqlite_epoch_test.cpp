#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "contract/child_process.hpp"
#include "contract/database_file.hpp"
#include "contract/league.hpp"

// When the log is another one: each way in which a file comes back.
namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::HasSubstr;

class SqliteEpoch : public ::testing::Test {
 protected:
  SqliteEpoch() : first_(epoch()) {}

  [[nodiscard]] std::string epoch() const { return epoch_of(file_.path()); }

  static std::string epoch_of(const std::string& path) {
    return read_from(*storage::open_sqlite({path}), [](const app::ReadTransaction& tx) { return tx.epoch(); });
  }

  void write_something() {
    const auto store = file_.open();
    League(*store, "Cup");
  }

  // A server that did some work and never closed the file.
  void write_something_and_die(int leagues = 1) {
    ChildProcess server([&](const ChildProcess::Say& say) {
      const auto store = file_.open();
      for (int league = 0; league < leagues; ++league) League(*store, "Cup");
      say("written");
      pause();
    });
    ASSERT_EQ(server.next_line(), "written");
    server.kill();
  }

  void copy(const std::string& from, const std::string& to) const {
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
  }

  [[nodiscard]] std::string backup() const { return (file_.folder() / "backup.db").string(); }

  DatabaseFile file_;
  const std::string first_;
};

TEST_F(SqliteEpoch, is_128_bits_in_hexadecimal_and_another_one_for_each_file) {
  EXPECT_THAT(first_, ::testing::MatchesRegex("[0-9a-f]{32}"));
  EXPECT_NE(epoch_of(backup()), first_);
}

TEST_F(SqliteEpoch, stays_over_an_orderly_restart) {
  write_something();
  EXPECT_EQ(epoch(), first_);
  EXPECT_EQ(epoch(), first_);
}

TEST_F(SqliteEpoch, stays_when_the_server_was_killed) {
  for (int time = 0; time < 5; ++time) {
    write_something_and_die();
    EXPECT_EQ(epoch(), first_);
  }
}

TEST_F(SqliteEpoch, stays_when_the_server_was_killed_after_the_log_moved_into_the_file) {
  write_something_and_die(400);
  EXPECT_EQ(epoch(), first_);
}

TEST_F(SqliteEpoch, changes_when_an_earlier_copy_is_put_back) {
  write_something();
  copy(file_.path(), backup());
  write_something();

  copy(backup(), file_.path());

  const std::string restored = epoch();
  EXPECT_NE(restored, first_);
  EXPECT_EQ(epoch(), restored);
}

TEST_F(SqliteEpoch, changes_when_an_online_backup_is_put_back) {
  write_something();
  {
    const auto store = file_.open();
    file_.run("VACUUM INTO '" + backup() + "'");
    League(*store, "After the backup");
  }

  fs::rename(backup(), file_.path());

  EXPECT_NE(epoch(), first_);
}

TEST_F(SqliteEpoch, changes_when_all_of_the_files_are_put_back_with_their_dates) {
  write_something();
  const fs::path copy_of_all = file_.folder() / "all";
  fs::create_directory(copy_of_all);
  for (const std::string& path : {file_.path(), file_.head_path()}) {
    copy(path, (copy_of_all / fs::path(path).filename()).string());
    fs::last_write_time(copy_of_all / fs::path(path).filename(), fs::last_write_time(path));
  }
  write_something();
  // Sooner than the clocks of kernel and file system may lie apart, a return can't be told from a write.
  std::this_thread::sleep_for(300ms);

  for (const std::string& path : {file_.path(), file_.head_path()}) {
    const fs::path saved = copy_of_all / fs::path(path).filename();
    copy(saved, path);
    fs::last_write_time(path, fs::last_write_time(saved));
  }

  EXPECT_NE(epoch(), first_);
}

TEST_F(SqliteEpoch, stays_when_the_server_is_killed_after_it_changed) {
  write_something();
  fs::remove(file_.head_path());
  write_something_and_die();
  const std::string renewed = epoch();

  write_something_and_die();

  EXPECT_NE(renewed, first_);
  EXPECT_EQ(epoch(), renewed);
}

TEST_F(SqliteEpoch, changes_in_a_copy_of_the_file_alone) {
  write_something();
  copy(file_.path(), backup());

  EXPECT_NE(epoch_of(backup()), first_);
  EXPECT_EQ(epoch(), first_);
}

TEST_F(SqliteEpoch, changes_in_a_copy_of_the_file_and_its_head) {
  write_something();
  copy(file_.path(), backup());
  copy(file_.head_path(), backup() + "-head");

  EXPECT_NE(epoch_of(backup()), first_);
}

TEST_F(SqliteEpoch, changes_when_the_head_is_deleted) {
  write_something();
  fs::remove(file_.head_path());

  EXPECT_NE(epoch(), first_);
}

TEST_F(SqliteEpoch, changes_when_the_head_is_damaged) {
  write_something();
  const std::size_t pid = contents_of(file_.head_path()).find(" pid ") + 5;
  overwrite(file_.head_path(), pid, "9");

  EXPECT_NE(epoch(), first_);
}

TEST_F(SqliteEpoch, changes_when_another_database_takes_the_place) {
  write_something();
  const std::string other = epoch_of(backup());
  {
    const auto store = storage::open_sqlite({backup()});
    for (int league = 0; league < 5; ++league) League(*store, "More than here");
  }
  fs::rename(backup(), file_.path());

  EXPECT_NE(epoch(), first_);
  EXPECT_NE(epoch(), other);
}

TEST_F(SqliteEpoch, a_log_left_behind_by_a_killed_server_is_not_mixed_with_an_earlier_file) {
  write_something();
  copy(file_.path(), backup());
  write_something();
  write_something_and_die(5);
  ASSERT_GT(fs::file_size(file_.path() + "-wal"), 0U);

  copy(backup(), file_.path());

  const std::string before = contents_of(file_.path());
  EXPECT_THAT(file_.refusal(), HasSubstr("-wal is of the file before it"));
  EXPECT_TRUE(contents_of(file_.path()) == before);
  fs::remove(file_.path() + "-wal");
  fs::remove(file_.path() + "-shm");
  EXPECT_NE(epoch(), first_);
  EXPECT_EQ(file_.value("SELECT count(*) FROM tournaments"), "1");
}

TEST_F(SqliteEpoch, a_killed_servers_files_are_whole_wherever_they_are_copied) {
  write_something_and_die(5);
  for (const std::string suffix : {"", "-wal", "-head"}) copy(file_.path() + suffix, backup() + suffix);

  EXPECT_NE(epoch_of(backup()), first_);
  EXPECT_EQ(read_from(*storage::open_sqlite({backup()}),
                      [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }),
            5U);
}

}  // namespace
}  // namespace draftwire::testing
