#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "app/store_unavailable.hpp"
#include "contract/database_file.hpp"
#include "contract/league.hpp"

// A file that is moved, replaced or deleted under a running server takes no acknowledged write with it.
namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class SqliteLocation : public ::testing::Test {
 protected:
  SqliteLocation() { write("before"); }

  void write(const std::string& name) {
    store->write([&](app::WriteTransaction& tx) { tx.tournaments().insert(name, std::nullopt, kEvening); });
  }

  std::string failure_of_a_write() {
    try {
      write("in vain");
    } catch (const app::StoreUnavailable& failure) {
      EXPECT_THROW(store->try_write(), app::StoreUnavailable);
      return failure.what();
    }
    return "";
  }

  // One that shows without writing, too.
  std::string failure() {
    EXPECT_THROW(store->require_usable(), app::StoreUnavailable);
    return failure_of_a_write();
  }

  std::vector<std::string> names() {
    std::vector<std::string> all;
    store->read([&](const app::ReadTransaction& tx) {
      for (const app::Tournament& tournament : tx.tournaments().all()) all.push_back(tournament.name);
    });
    return all;
  }

  [[nodiscard]] std::string aside(const std::string& suffix = "") const {
    return (file.folder() / "aside.db").string() + suffix;
  }

  DatabaseFile file;
  std::unique_ptr<storage::RowStore> store = storage::open_sqlite({.path = file.path(), .readers = 2});
};

TEST_F(SqliteLocation, moved_away_and_back_it_is_written_again) {
  fs::rename(file.path(), aside());
  EXPECT_THAT(failure(), AllOf(StartsWith(file.path() + ": "), HasSubstr("moved back")));
  EXPECT_THAT(names(), ::testing::ElementsAre("before"));  // boards stay

  fs::rename(aside(), file.path());
  store->require_usable();
  store->try_write();
  write("after");

  store.reset();
  store = storage::open_sqlite({file.path()});
  EXPECT_THAT(names(), ::testing::ElementsAre("before", "after"));
}

TEST_F(SqliteLocation, deleted_it_is_not_written) {
  fs::remove(file.path());
  EXPECT_THAT(failure(), HasSubstr("was moved or deleted"));
}

TEST_F(SqliteLocation, in_a_folder_that_was_moved_it_is_not_written) {
  const fs::path away = file.folder().string() + "-away";
  fs::rename(file.folder(), away);
  EXPECT_THAT(failure(), HasSubstr("was moved or deleted"));
  fs::rename(away, file.folder());
  write("after");
}

TEST_F(SqliteLocation, replaced_by_another_file_it_is_not_written_and_the_other_stays_as_it_is) {
  fs::copy_file(file.path(), aside());
  fs::rename(aside(), file.path());
  const std::string other = contents_of(file.path());
  EXPECT_THAT(failure(), HasSubstr("restarted"));

  store.reset();
  EXPECT_EQ(contents_of(file.path()), other);
  store = storage::open_sqlite({file.path()});
  EXPECT_EQ(file.value("PRAGMA integrity_check"), "ok");
}

TEST_F(SqliteLocation, replaced_the_one_before_has_all_that_was_acknowledged) {
  const std::string before = (file.folder() / "before.db").string();
  fs::rename(file.path(), before);
  {
    DatabaseFile restored;
    restored.open();
    fs::copy_file(restored.path(), file.path());
  }
  EXPECT_THAT(failure(), HasSubstr("restarted"));
  EXPECT_EQ(fs::file_size(file.path() + "-wal"), 0U);  // it would be taken for that of the new one

  store.reset();
  store = storage::open_sqlite({before});
  EXPECT_THAT(names(), ::testing::ElementsAre("before"));
}

TEST_F(SqliteLocation, without_its_log_it_is_not_written) {
  fs::rename(file.path() + "-wal", aside());
  EXPECT_THAT(failure(), StartsWith(file.path() + "-wal: "));
  fs::rename(aside(), file.path() + "-wal");
  write("after");
}

TEST_F(SqliteLocation, the_log_of_another_file_is_not_deleted_at_the_end) {
  const DatabaseFile restored;
  auto other = storage::open_sqlite({restored.path()});
  other->write([](app::WriteTransaction& tx) { tx.tournaments().insert("restored", std::nullopt, kEvening); });
  for (const char* suffix : {"", "-wal"}) {
    fs::copy_file(restored.path() + suffix, aside(suffix));
    fs::rename(aside(suffix), file.path() + suffix);
  }
  const std::string log = contents_of(file.path() + "-wal");

  store.reset();

  ASSERT_FALSE(log.empty());
  EXPECT_EQ(contents_of(file.path() + "-wal"), log);
}

TEST_F(SqliteLocation, overwritten_in_its_place_it_is_not_written) {
  DatabaseFile other;
  other.open();
  fs::copy_file(other.path(), file.path(), fs::copy_options::overwrite_existing);
  EXPECT_THAT(failure_of_a_write(), HasSubstr("was overwritten"));
}

TEST_F(SqliteLocation, overwritten_by_an_earlier_state_of_itself_it_is_not_written) {
  store.reset();
  fs::copy_file(file.path(), aside());
  store = storage::open_sqlite({file.path()});
  write("more");
  store.reset();
  store = storage::open_sqlite({file.path()});
  fs::copy_file(aside(), file.path(), fs::copy_options::overwrite_existing);
  EXPECT_THAT(failure_of_a_write(), HasSubstr("was overwritten"));
}

TEST_F(SqliteLocation, overwritten_by_a_copy_of_itself_that_is_laid_out_anew_it_is_not_written) {
  EXPECT_EQ(file.failure("VACUUM INTO '" + aside() + "'"), "");
  fs::copy_file(aside(), file.path(), fs::copy_options::overwrite_existing);
  EXPECT_THAT(failure_of_a_write(), HasSubstr("was overwritten"));
}

TEST_F(SqliteLocation, only_touched_or_checkpointed_by_another_program_it_is_written_on) {
  fs::last_write_time(file.path(), fs::file_time_type::clock::now() - std::chrono::hours(1));
  write("touched");
  EXPECT_EQ(file.failure("PRAGMA wal_checkpoint(TRUNCATE)"), "");
  write("checkpointed");
  for (int i = 0; i < 1500; ++i) write("many, so that the log is moved into the file");
  EXPECT_EQ(names().size(), 1503U);
}

TEST_F(SqliteLocation, what_moves_during_a_commit_is_not_acknowledged) {
  bool is_announced = false;
  EXPECT_THROW(store->write([&](app::WriteTransaction& tx) {
    tx.tournaments().insert("in vain", std::nullopt, kEvening);
    tx.on_commit([&] { is_announced = true; });
    fs::rename(file.path(), aside());
  }),
               app::StoreUnavailable);
  EXPECT_FALSE(is_announced);
}

TEST_F(SqliteLocation, readers_that_are_new_read_what_was_opened) {
  fs::copy_file(file.path(), aside());
  fs::rename(aside(), file.path());
  store->read([&](const app::ReadTransaction& outer) {
    EXPECT_EQ(outer.tournaments().all().size(), 1U);
    EXPECT_THAT(names(), ::testing::ElementsAre("before"));  // the second connection
  });
}

}  // namespace
}  // namespace draftwire::testing
