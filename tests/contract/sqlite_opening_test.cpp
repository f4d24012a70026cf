#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "contract/child_process.hpp"
#include "contract/database_file.hpp"
#include "contract/league.hpp"

// What opening an SQLite file promises: it works, or says in one line for a person why not, and changes nothing.
namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SqliteOpening : public ::testing::Test {
 protected:
  // With a little in it, and closed in order.
  void fill() {
    const auto store = file_.open();
    const League league(*store, "Cup", 40);
    for (int draft = 0; draft < 20; ++draft) league.start(league.draft(8));
  }

  void write_file(const std::string& contents) { std::ofstream(file_.path(), std::ios::binary) << contents; }

  DatabaseFile file_;
};

#define EXPECT_REFUSED_UNCHANGED(words)                                         \
  do {                                                                          \
    const std::string before = contents_of(file_.path());                       \
    const std::string line = file_.refusal();                                   \
    EXPECT_THAT(line, AllOf(StartsWith(file_.path()), HasSubstr(words)));       \
    EXPECT_THAT(line, Not(HasSubstr("\n")));                                    \
    EXPECT_TRUE(contents_of(file_.path()) == before) << "the file was changed"; \
  } while (false)

TEST_F(SqliteOpening, a_missing_file_is_created_for_its_owner_alone) {
  file_.open();

  struct stat status{};
  ASSERT_EQ(stat(file_.path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(SqliteOpening, an_empty_file_becomes_a_database_of_the_newest_schema) {
  write_file("");

  file_.open();

  EXPECT_EQ(file_.value("PRAGMA user_version"), "7");
  EXPECT_EQ(file_.value("PRAGMA application_id"), std::to_string(0x44726674));
  EXPECT_EQ(file_.value("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(file_.value("PRAGMA integrity_check"), "ok");
}

// The third schema, as that release made it, with a league of its time.
TEST_F(SqliteOpening, an_older_schema_is_brought_up_to_date_with_what_its_rows_say) {
  for (const char* name : {"0001_drafts", "0002_accounts_and_rights", "0003_when_seats_were_taken"}) {
    file_.run(contents_of(std::string(DRAFTWIRE_SOURCE_DIR "/src/storage/schema/sqlite/") + name + ".sql"));
  }
  file_.run("PRAGMA application_id = 1148348020; PRAGMA user_version = 3");
  file_.run("INSERT INTO meta (id, epoch) VALUES (1, '0123456789abcdef0123456789abcdef')");
  file_.run(
      "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('kay','organiser','h',1), "
      "('lee','organiser','h',1)");
  file_.run("INSERT INTO tournaments (name, created_at) VALUES ('Of one', 1), ('Of two', 1), ('Of nobody', 1)");
  file_.run("INSERT INTO organisers VALUES (1, 2), (2, 1), (2, 2)");
  file_.run("INSERT INTO players (tournament_id, name, mmr) VALUES (1, 'A', 1), (1, 'B', 1), (1, 'C', 1)");
  file_.run(
      "INSERT INTO drafts (tournament_id, style, team_size, tie_window, created_at) VALUES (1, 'snake', 5, 0, 1), (1, "
      "'snake', 5, 0, 1)");
  file_.run(
      "INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (1, 2, 'B', 2), (2, 1, 'A', 1), (2, 2, 'B', "
      "2)");
  file_.run(
      R"(INSERT INTO events (draft_id, seq, tournament_id, tournament_seq, id, event_type, payload, created_at) VALUES
               (1, 1, 1, 1, 1, 'draft_aborted', '{"draft_id":1,"reason":null,"setup":{"teams":[{},{},{}]}}', 1))");
  file_.run("UPDATE drafts SET status = 'aborted', head_seq = 1 WHERE id = 1");

  const auto store = file_.open();

  store->read([&](const app::ReadTransaction& tx) {
    EXPECT_EQ(tx.tournaments().made_by({2}), 1);
    EXPECT_EQ(tx.tournaments().made_by({1}), 0);
    EXPECT_EQ(tx.drafts().find({1})->team_count, 3) << "two of its captains have left the roster";
    EXPECT_EQ(tx.drafts().find({2})->team_count, 2);
  });
}

// SIGKILL for this process as soon as its connections begin their statement of that number.
void die_at_statement(int number) {
  static int left;
  left = number;
  static const auto count = +[](unsigned, void*, void*, void*) {
    if (--left == 0) ::kill(getpid(), SIGKILL);
    return 0;
  };
  static const auto watch = +[](sqlite3* connection, char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, count, nullptr);
  };
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
}

TEST_F(SqliteOpening, an_upgrade_that_is_killed_at_any_statement_is_done_by_the_next_start) {
  file_.run(contents_of(std::string(DRAFTWIRE_SOURCE_DIR "/src/storage/schema/sqlite/0001_drafts.sql")));
  file_.run("PRAGMA application_id = 1148348020; PRAGMA user_version = 1");
  file_.run("INSERT INTO meta (id, epoch) VALUES (1, '0123456789abcdef0123456789abcdef')");
  file_.run("INSERT INTO tournaments (name, created_at) VALUES ('Cup', 1)");
  file_.run(
      "INSERT INTO drafts (tournament_id, style, team_size, tie_window, created_at) VALUES (1, 'snake', 5, 0, 1);"
      "UPDATE drafts SET status = 'active', started_at = 1, head_seq = 30");
  file_.run(R"(WITH RECURSIVE n (seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < 30)
               INSERT INTO events (draft_id, seq, tournament_id, tournament_seq, id, event_type, payload, created_at)
               SELECT 1, seq, 1, seq, seq, 'draft_started', '{}', 1 FROM n)");
  const fs::path old = file_.folder() / "old";
  fs::copy_file(file_.path(), old);

  std::set<std::string> versions_found;
  for (int statement = 1;; ++statement) {
    for (const char* more : {"-wal", "-shm", "-head"}) fs::remove(file_.path() + more);
    fs::copy_file(old, file_.path(), fs::copy_options::overwrite_existing);
    const std::string said = said_by_child([&](const ChildProcess::Say& say) {
      die_at_statement(statement);
      const auto store = file_.open();
      say("open");
    });
    if (said == "open\n") break;
    ASSERT_EQ(said, "") << "at statement " << statement;
    versions_found.insert(file_.value("PRAGMA user_version"));

    file_.open();
    EXPECT_EQ(file_.value("SELECT count(*) FROM events WHERE commit_seq = seq"), "30") << statement;
    EXPECT_EQ(file_.value("PRAGMA user_version"), "7") << statement;
    EXPECT_EQ(file_.value("PRAGMA integrity_check"), "ok") << statement;
  }
  EXPECT_THAT(versions_found, ElementsAre("1", "2", "3", "4", "5", "6", "7")) << "it was killed in each migration";
}

TEST_F(SqliteOpening, an_orderly_stop_leaves_one_file_and_its_head) {
  fill();

  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(file_.folder())) names.push_back(entry.path().filename());
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("league.db", "league.db-head"));
}

TEST_F(SqliteOpening, what_can_not_be_a_file_is_refused) {
  EXPECT_THAT(refusal_of(""), HasSubstr("the name of its file is empty"));
  EXPECT_THAT(refusal_of(file_.folder().string()), HasSubstr("this is a folder"));
  EXPECT_THAT(refusal_of((file_.folder() / "nowhere" / "league.db").string()), HasSubstr("there is no folder"));
  ASSERT_EQ(mkfifo(file_.path().c_str(), 0600), 0);
  EXPECT_THAT(file_.refusal(), HasSubstr("this is not a regular file"));
}

TEST_F(SqliteOpening, a_name_with_characters_of_an_address_is_a_file_like_another) {
  const std::string path = (file_.folder() / "a ?mode=memory#100%41 база.db").string();

  const std::string epoch =
      read_from(*storage::open_sqlite({path}), [](const app::ReadTransaction& tx) { return tx.epoch(); });

  EXPECT_EQ(read_from(*storage::open_sqlite({path}), [](const app::ReadTransaction& tx) { return tx.epoch(); }), epoch);
  EXPECT_TRUE(fs::exists(path));
}

TEST_F(SqliteOpening, a_second_store_on_the_file_is_refused_and_the_first_goes_on) {
  const auto first = file_.open();

  EXPECT_THAT(file_.refusal(), AllOf(HasSubstr("another draftwire process"), HasSubstr(std::to_string(getpid()))));

  League(*first, "Still here");
  EXPECT_EQ(read_from(*first, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 1U);
}

TEST_F(SqliteOpening, a_second_process_is_refused_by_any_name_of_the_file) {
  file_.open();
  const std::string link = (file_.folder() / "link.db").string();
  const std::string hard_link = (file_.folder() / "hard-link.db").string();
  fs::create_symlink(file_.path(), link);
  fs::create_hard_link(file_.path(), hard_link);
  ChildProcess server([&](const ChildProcess::Say& say) {
    const auto store = file_.open();
    say("open");
    pause();
  });
  ASSERT_EQ(server.next_line(), "open");

  EXPECT_THAT(file_.refusal(), HasSubstr("another draftwire process"));
  EXPECT_THAT(refusal_of(link), HasSubstr("another draftwire process"));
  EXPECT_THAT(refusal_of(hard_link), HasSubstr("another draftwire process"));
}

TEST_F(SqliteOpening, the_lock_goes_with_the_process_however_it_ends) {
  ChildProcess server([&](const ChildProcess::Say& say) {
    const auto store = file_.open();
    say("open");
    pause();
  });
  ASSERT_EQ(server.next_line(), "open");

  server.kill();

  EXPECT_EQ(file_.refusal(), "");
}

TEST_F(SqliteOpening, a_read_only_file_is_refused) {
  fill();
  fs::permissions(file_.path(), fs::perms::owner_read);

  EXPECT_REFUSED_UNCHANGED("read-only");
}

TEST_F(SqliteOpening, a_read_only_folder_is_refused) {
  fill();
  fs::permissions(file_.folder(), fs::perms::owner_read | fs::perms::owner_exec);

  EXPECT_THAT(file_.refusal(), HasSubstr("this folder is read-only"));
  EXPECT_THAT(refusal_of((file_.folder() / "new.db").string()), HasSubstr("this folder is read-only"));
}

TEST_F(SqliteOpening, a_text_is_no_database) {
  write_file(std::string(5000, 'x'));

  EXPECT_REFUSED_UNCHANGED("this is not a database");
}

TEST_F(SqliteOpening, the_database_of_another_application_is_refused) {
  file_.run("CREATE TABLE bookmarks (url TEXT)");

  EXPECT_REFUSED_UNCHANGED("this is the database of another application");
}

TEST_F(SqliteOpening, a_newer_schema_is_refused) {
  fill();
  file_.run("PRAGMA user_version = 99");

  EXPECT_REFUSED_UNCHANGED("made by a newer Draftwire (schema 99, this one knows 7)");
}

TEST_F(SqliteOpening, a_damaged_beginning_is_refused) {
  fill();
  overwrite(file_.path(), 0, std::string(64, '\xff'));

  EXPECT_REFUSED_UNCHANGED("damaged");
}

TEST_F(SqliteOpening, damage_anywhere_in_the_file_is_found) {
  fill();
  const std::size_t page = 4096;
  const std::size_t pages = fs::file_size(file_.path()) / page;
  ASSERT_GT(pages, 20U);
  const std::string sound = contents_of(file_.path());
  int found = 0;
  for (std::size_t number = 1; number < pages; number += 3) {
    overwrite(file_.path(), number * page, std::string(page, '\xa5'));
    const std::string line = file_.refusal();
    EXPECT_THAT(line, HasSubstr("damaged")) << "page " << number;
    found += line.empty() ? 0 : 1;
    overwrite(file_.path(), 0, sound);
  }
  EXPECT_GE(found, 6);
  EXPECT_EQ(file_.refusal(), "");
}

TEST_F(SqliteOpening, a_file_that_was_cut_short_is_refused) {
  fill();
  fs::resize_file(file_.path(), fs::file_size(file_.path()) / 2);

  EXPECT_REFUSED_UNCHANGED("damaged");
}

TEST_F(SqliteOpening, a_damaged_event_is_a_clear_line_when_it_is_read) {
  fill();
  file_.run("DROP TRIGGER events_never_change; UPDATE events SET payload = '{\"round\":\"x\"}' WHERE seq = 2");
  const auto store = file_.open();

  try {
    store->read([](const app::ReadTransaction& tx) { (void)tx.log().after(domain::DraftId{1}, 0, 10); });
    FAIL() << "it was read";
  } catch (const app::StoreError& error) {
    EXPECT_THAT(error.what(), HasSubstr("event 2 of draft 1 is damaged"));
  }
}

}  // namespace
}  // namespace draftwire::testing
