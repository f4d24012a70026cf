#include <libpq-fe.h>
#include <unistd.h>

#include "contract/child_process.hpp"
#include "contract/league.hpp"
#include "contract/migration_contract.hpp"
#include "contract/postgres_server.hpp"
#include "contract/schema_contract.hpp"
#include "contract/store_contract.hpp"

namespace draftwire::testing {
namespace {

const StoreKind kPostgres{
    "postgres", [] { return std::make_unique<ServerDatabase>(); }, "DROP TRIGGER events_leave_no_gap ON events", R"sql(
    SELECT string_agg(c.conname, ', ') FROM pg_constraint AS c
    WHERE c.contype = 'f' AND NOT EXISTS (
      SELECT 1 FROM pg_index AS i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]))sql",
    [](int version) {
      return "CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL); "
             "INSERT INTO schema_versions SELECT v, 'of old' FROM generate_series(1, " +
             std::to_string(version) +
             ") AS v; INSERT INTO meta (id, league, epoch, home, written_by) VALUES (1, repeat('a', "
             "32), repeat('b', 32), '', '')";
    }};

// Each statement of an upgrade that changes the schema takes a lock by its number: the test that holds one stops it
// there.
constexpr const char* kStopByStatement = R"sql(
  CREATE SEQUENCE statements;
  CREATE FUNCTION stop_by_statement() RETURNS event_trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock(77, nextval('public.statements')::integer); END $$;
  CREATE EVENT TRIGGER stop_by_statement ON ddl_command_end EXECUTE FUNCTION stop_by_statement();
  ALTER SEQUENCE statements RESTART;
)sql";

constexpr const char* kUpgradeWaits =
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 77 AND NOT granted";
constexpr const char* kUpgradeIsThere =
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'psql' AND "
    "pid <> pg_backend_pid() AND application_name <> 'holder'";

// A session that holds the lock of one statement.
class Holder {
 public:
  explicit Holder(const std::string& url) : session_(PQconnectdb(url.c_str())) {
    execute("SET application_name = 'holder'");
  }
  ~Holder() { PQfinish(session_); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

  void hold(int statement) { execute("SELECT pg_advisory_lock(77, " + std::to_string(statement) + ")"); }
  void let_go() { execute("SELECT pg_advisory_unlock_all()"); }

 private:
  void execute(const std::string& sql) {
    PGresult* result = PQexec(session_, sql.c_str());
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(session_));
  }

  PGconn* session_;
};

class PostgresUpgrade : public MigrationContract {
 protected:
  void await(const std::string& count, const std::string& expected) const {
    while (database_->value(count) != expected) usleep(2'000);
  }
};

// One that is killed leaves its session to the server, which goes on with the statements that it has; every second time
// the session ends, too.
TEST_P(PostgresUpgrade, that_is_killed_at_any_statement_is_done_by_the_next_start) {
  make_schema(1);
  database_->run("INSERT INTO tournaments (name, created_at) VALUES ('Cup', 1)");
  database_->run(kStopByStatement);
  Holder holder(dynamic_cast<const ServerDatabase&>(*database_).url());

  int statement = 1;
  for (;; ++statement) {
    database_->run(
        "ALTER EVENT TRIGGER stop_by_statement DISABLE; ALTER SEQUENCE statements RESTART;"
        "ALTER EVENT TRIGGER stop_by_statement ENABLE");
    holder.hold(statement);
    ChildProcess server([&](const ChildProcess::Say& say) {
      const auto store = database_->open();
      say("open");
    });
    while (database_->value(kUpgradeWaits) == "0" && !server.has_said()) usleep(2'000);
    if (server.has_said()) break;
    server.kill();
    if (statement % 2 == 0) {
      database_->run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE classid = 77 AND NOT granted");
    }
    holder.let_go();
    await(kUpgradeIsThere, "0");
    ASSERT_EQ(database_->value("SELECT max(version) FROM schema_versions"), "1") << "at statement " << statement;
  }
  holder.let_go();

  EXPECT_GT(statement, 40);
  EXPECT_EQ(database_->value("SELECT max(version) FROM schema_versions"), "7");
  database_->run("DROP EVENT TRIGGER stop_by_statement");
  const auto store = database_->open();
  EXPECT_EQ(read_from(*store, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 1U);
}

INSTANTIATE_TEST_SUITE_P(Postgres, StoreContract, ::testing::Values(kPostgres), name_of);
INSTANTIATE_TEST_SUITE_P(Postgres, SchemaContract, ::testing::Values(kPostgres), name_of);
INSTANTIATE_TEST_SUITE_P(Postgres, MigrationContract, ::testing::Values(kPostgres), name_of);
INSTANTIATE_TEST_SUITE_P(Postgres, PostgresUpgrade, ::testing::Values(kPostgres), name_of);

}  // namespace
}  // namespace draftwire::testing
