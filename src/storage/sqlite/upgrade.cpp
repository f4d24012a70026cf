#include "storage/sqlite/upgrade.hpp"

#include <cstdint>

#include <fmt/format.h>

#include "app/store.hpp"
#include "storage/new_epoch.hpp"
#include "storage/schema/migrations.hpp"

namespace draftwire::storage {
namespace {

// "Drft", in the header of the file: SQLite's `application_id`.
constexpr std::int64_t kApplicationId = 0x44726674;

std::int64_t number(SqliteConnection& connection, std::string_view sql) {
  return connection.query(sql).all([](const Query& row) { return row.integer(0); }).at(0);
}

[[noreturn]] void refuse(const SqliteConnection& connection, std::string_view why) {
  throw app::StoreError(fmt::format("{}: {}", connection.file(), why));
}

void switch_to_wal(SqliteConnection& connection) {
  const auto mode = connection.query("PRAGMA journal_mode = WAL").all([](const Query& row) { return row.text(0); });
  if (mode.empty() || mode.front() != "wal") refuse(connection, "this file system can not hold a database in WAL mode");
}

void run_migration(SqliteConnection& connection, const Migration& migration) {
  Transaction transaction(connection, Transaction::Kind::write);
  connection.execute(migration.sql);
  if (connection.query("PRAGMA foreign_key_check").next()) {
    refuse(connection, fmt::format("migration {} leaves rows without what they belong to", migration.name));
  }
  if (migration.version == 1) {
    connection.query("INSERT INTO meta (id, epoch) VALUES (1, ?)").with(new_epoch()).run();
    connection.execute(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
  }
  connection.execute(fmt::format("PRAGMA user_version = {}", migration.version).c_str());
  transaction.commit();
}

}  // namespace

void upgrade(SqliteConnection& connection) {
  const std::int64_t application = number(connection, "PRAGMA application_id");
  const std::int64_t version = number(connection, "PRAGMA user_version");
  const std::int64_t tables = number(connection, "SELECT count(*) FROM sqlite_schema");
  const bool is_new = application == 0 && version == 0 && tables == 0;
  if (!is_new && application != kApplicationId) refuse(connection, "this is the database of another application");
  const auto newest = static_cast<std::int64_t>(sqlite_migrations().size());
  if (version > newest) {
    refuse(connection,
           fmt::format("made by a newer Draftwire (schema {}, this one knows {}); update Draftwire", version, newest));
  }
  switch_to_wal(connection);
  if (version == newest) return;
  connection.execute("PRAGMA foreign_keys = OFF");
  for (const Migration& migration : sqlite_migrations()) {
    if (migration.version > version) run_migration(connection, migration);
  }
  connection.execute("PRAGMA foreign_keys = ON");
}

}  // namespace draftwire::storage
