#include "storage/postgres/upgrade_postgres.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "storage/new_epoch.hpp"
#include "storage/schema/migrations.hpp"

namespace draftwire::storage {
namespace {

// "Drft": no other program locks by this number.
constexpr const char* kBegin = R"sql(
  BEGIN;
  SET LOCAL lock_timeout = '60s';
  SELECT pg_advisory_xact_lock(1148347508);
  SELECT to_regclass('schema_versions') IS NOT NULL, to_regclass('accounts') IS NOT NULL)sql";

constexpr const char* kMakeVersions =
    "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL)";

constexpr const char* kVersion = "SELECT coalesce(max(version), 0) FROM schema_versions";

constexpr std::chrono::seconds kLongEnough{300};

bool is_true(const PgResult& result, int column) {
  return std::string_view(PQgetvalue(result.get(), 0, column)) == "t";
}

void run_migration(PostgresConnection& connection, const Migration& migration) {
  connection.execute(migration.sql);
  if (migration.version == 1) {
    connection.execute(
        fmt::format("INSERT INTO meta (id, league, epoch, home, written_by) VALUES (1, '{}', '{}', '{}', "
                    "pg_current_xact_id()::xid::text)",
                    new_epoch(), new_epoch(), connection.home()));
  }
  connection.execute(
      fmt::format("INSERT INTO schema_versions (version, name) VALUES ({}, '{}')", migration.version, migration.name));
}

void run_missing_migrations(PostgresConnection& connection) {
  const PgResult tables = connection.execute(kBegin);
  if (!is_true(tables, 0) && is_true(tables, 1)) {
    throw app::StoreError(connection.name() + " has tables of another application");
  }
  if (!is_true(tables, 0)) connection.execute(kMakeVersions);
  const int version = std::atoi(PQgetvalue(connection.execute(kVersion).get(), 0, 0));
  const auto newest = static_cast<int>(postgres_migrations().size());
  if (version > newest) {
    throw app::StoreError(
        fmt::format("{} was made by a newer Draftwire (schema {}, this one knows {}); update Draftwire",
                    connection.name(), version, newest));
  }
  for (const Migration& migration : postgres_migrations()) {
    if (migration.version > version) run_migration(connection, migration);
  }
  connection.execute("COMMIT");
}

}  // namespace

void upgrade_postgres(PostgresConnection& connection) {
  connection.set_deadline(kLongEnough);
  try {
    run_missing_migrations(connection);
  } catch (const app::StoreError&) {
    if (connection.is_in_transaction()) connection.execute("ROLLBACK");
    throw;
  }
  connection.set_deadline(PostgresConnection::kDeadline);
}

}  // namespace draftwire::storage
