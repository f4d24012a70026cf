#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <filesystem>

#include "contract/league.hpp"
#include "contract/postgres_server.hpp"

// When the log is another one: each way in which a database comes back.
namespace draftwire::testing {
namespace {

namespace fs = std::filesystem;

std::string epoch_in(app::Store& store) {
  return read_from(store, [](const app::ReadTransaction& tx) { return tx.epoch(); });
}

class PostgresEpoch : public ::testing::Test {
 protected:
  PostgresEpoch() { League(*store_, "Cup"); }

  static std::string epoch_of(const std::string& url) { return epoch_in(*storage::open_postgres({url}).store); }

  // In SQL, as pg_dump gives it.
  [[nodiscard]] std::string dump() const { return (folder_.path / "dump.sql").string(); }

  struct Folder {
    fs::path path = fs::temp_directory_path() / ("draftwire-dump-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
  };

  const Folder folder_;
  ServerDatabase database_;
  std::unique_ptr<app::Store> store_ = database_.open();
  const std::string first_ = epoch_in(*store_);
};

TEST_F(PostgresEpoch, is_128_bits_in_hexadecimal_and_the_same_for_every_node) {
  EXPECT_THAT(first_, ::testing::MatchesRegex("[0-9a-f]{32}"));
  EXPECT_EQ(epoch_of(database_.url()), first_);
}

TEST_F(PostgresEpoch, stays_when_the_row_is_frozen_by_a_vacuum) {
  database_.run("VACUUM FREEZE meta");
  EXPECT_EQ(epoch_in(*store_), first_);
}

TEST_F(PostgresEpoch, changes_when_a_dump_is_read_into_another_database) {
  run_postgres_program("pg_dump -f " + dump() + " '" + database_.url() + "'");
  const ServerDatabase other;
  run_postgres_program("psql -q -o /dev/null -f " + dump() + " '" + other.url() + "'");

  EXPECT_NE(epoch_of(other.url()), first_);
  EXPECT_EQ(epoch_of(other.url()), epoch_of(other.url()));
  EXPECT_EQ(epoch_in(*store_), first_);
}

TEST_F(PostgresEpoch, changes_under_a_running_node_when_a_dump_is_read_over_it) {
  run_postgres_program("pg_dump --clean -f " + dump() + " '" + database_.url() + "'");
  League(*store_, "After the dump");

  run_postgres_program("psql -q -o /dev/null -f " + dump() + " '" + database_.url() + "'");

  EXPECT_NE(epoch_in(*store_), first_);
  EXPECT_EQ(read_from(*store_, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 1U);
}

TEST_F(PostgresEpoch, changes_when_only_the_rows_are_put_back) {
  run_postgres_program("pg_dump --data-only -f " + dump() + " '" + database_.url() + "'");
  const ServerDatabase other;
  storage::open_postgres({other.url()});
  other.run("TRUNCATE meta, schema_versions");
  run_postgres_program("psql -q -o /dev/null -f " + dump() + " '" + other.url() + "'");

  EXPECT_NE(epoch_of(other.url()), first_);
}

TEST_F(PostgresEpoch, changes_in_a_copy_that_the_server_itself_makes) {
  store_.reset();
  database_.run("CREATE DATABASE a_copy TEMPLATE " + database_.name());

  EXPECT_NE(epoch_of(PostgresServer::shared().url("a_copy")), first_);
  database_.run("DROP DATABASE a_copy");
}

TEST_F(PostgresEpoch, stays_when_the_server_was_killed) {
  PostgresServer& server = PostgresServer::shared();
  server.stop();
  server.start();

  EXPECT_EQ(epoch_in(*store_), first_);
}

// What lies in the journal and has not been committed is not on disk, and reading beside it puts nothing there.
TEST_F(PostgresEpoch, stays_when_a_crash_forgets_what_others_had_not_committed) {
  PostgresServer& server = PostgresServer::shared();
  database_.run("CREATE TABLE scratch (text text)");
  database_.run("ALTER SYSTEM SET wal_writer_delay = '10s'");
  database_.run("SELECT pg_reload_conf()");
  const std::unique_ptr<PGconn, decltype(&PQfinish)> other(PQconnectdb(database_.url().c_str()), PQfinish);
  PQclear(PQexec(other.get(), "BEGIN; INSERT INTO scratch SELECT repeat('x', 100) FROM generate_series(1, 5000)"));
  ASSERT_EQ(PQtransactionStatus(other.get()), PQTRANS_INTRANS) << PQerrorMessage(other.get());
  ASSERT_EQ(epoch_in(*store_), first_);

  server.stop();
  server.start();

  EXPECT_EQ(epoch_in(*store_), first_);
  database_.run("ALTER SYSTEM RESET wal_writer_delay");
  database_.run("SELECT pg_reload_conf()");
}

TEST_F(PostgresEpoch, changes_when_the_whole_server_goes_back_under_a_running_node) {
  const fs::path saved = PostgresServer::shared().save();
  League(*store_, "Will be lost");
  ASSERT_EQ(epoch_in(*store_), first_);

  PostgresServer::shared().put_back(saved);

  EXPECT_NE(epoch_in(*store_), first_);
  EXPECT_EQ(read_from(*store_, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 1U);
}

TEST_F(PostgresEpoch, changes_when_somebody_has_seen_more_of_the_log) {
  const auto nodes = std::move(storage::open_postgres({database_.url()}).nodes);

  nodes->went_backwards(first_);

  const std::string renewed = epoch_in(*store_);
  EXPECT_NE(renewed, first_);
  nodes->went_backwards(first_);
  EXPECT_EQ(epoch_in(*store_), renewed);
}

}  // namespace
}  // namespace draftwire::testing
