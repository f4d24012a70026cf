#include "storage/sqlite/connection.hpp"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include "app/store.hpp"
#include "storage/sqlite/failure.hpp"

namespace draftwire::storage {
namespace {

constexpr int kBusyMilliseconds = 5000;

constexpr const char* kPragmas = R"sql(
  PRAGMA foreign_keys = ON;
  PRAGMA synchronous = FULL;
  PRAGMA cell_size_check = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -16384;
)sql";

}  // namespace

void Connection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Connection::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Connection::Connection(const std::string& file, Access access) : file_(file) {
  const int mode = access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &opened, mode | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(opened);
  if (result != SQLITE_OK) throw_failure(opened, result, file_);
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  execute(kPragmas);
}

Connection::~Connection() = default;

Query Connection::query(std::string_view sql) {
  auto [entry, is_new] = statements_.try_emplace(sql);
  if (is_new) {
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK) {
      statements_.erase(entry);
      throw_failure(connection_.get(), result, file_);
    }
    entry->second.reset(statement);
  }
  return Query(entry->second.get(), file_);
}

void Connection::execute(const char* sql) {
  const int result = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw_failure(connection_.get(), result, file_);
}

std::int64_t Connection::total_changes() const {
  return sqlite3_total_changes64(connection_.get());
}

std::int64_t Connection::last_id() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

int Connection::changes() const {
  return sqlite3_changes(connection_.get());
}

bool Connection::is_in_transaction() const {
  return sqlite3_get_autocommit(connection_.get()) == 0;
}

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  connection_.query(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

Transaction::~Transaction() {
  if (!connection_.is_in_transaction()) return;
  try {
    connection_.query("ROLLBACK").run();
  } catch (const app::StoreError& error) {
    spdlog::error("a transaction could not be rolled back: {}", error.what());
  }
}

void Transaction::commit() {
  connection_.query("COMMIT").run();
}

}  // namespace draftwire::storage
