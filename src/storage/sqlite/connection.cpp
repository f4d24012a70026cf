#include "storage/sqlite/connection.hpp"

#include <sqlite3.h>

#include <array>
#include <numeric>

#include "app/store.hpp"
#include "base/log_limit.hpp"
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

constexpr std::string_view kLastEventId = "SELECT last_event_id FROM meta";
constexpr std::string_view kSetLastEventId = "UPDATE meta SET last_event_id = ?";

constexpr std::string_view kLastId = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)";
constexpr std::string_view kForgetLastId = "DELETE FROM sqlite_sequence WHERE name = ?";
constexpr std::string_view kSetLastId = "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)";

// For the whole process, before its first connection. Counting what is allocated takes a lock that all connections
// share; and a reader, whose pages are forgotten at each commit of the writer, would allocate for twenty of them each
// time.
void configure_once() {
  [[maybe_unused]] static const int result = [] {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, 0);
  }();
}

constexpr std::array kCountedTables{"accounts", "tournaments", "players", "drafts", "teams", "invites", "audit"};

const char* table_of(IdCounter counter) {
  return kCountedTables.at(static_cast<std::size_t>(counter));
}

}  // namespace

void SqliteConnection::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

SqliteConnection::SqliteConnection(const std::string& file, Access access) : file_(file) {
  const int mode = access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  configure_once();
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &opened, mode | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(opened);
  if (result != SQLITE_OK) throw_failure(opened, result, file_);
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  execute(kPragmas);
}

SqliteConnection::~SqliteConnection() = default;

Query SqliteConnection::query(std::string_view sql) {
  auto [entry, is_new] = statements_.try_emplace(sql);
  if (is_new) {
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK) {
      statements_.erase(entry);
      throw_failure(connection_.get(), result, file_);
    }
    entry->second = std::make_unique<SqliteStatement>(statement, file_);
  }
  return Query(*entry->second);
}

void SqliteConnection::execute(const char* sql) {
  const int result = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw_failure(connection_.get(), result, file_);
}

std::int64_t SqliteConnection::total_changes() const {
  return sqlite3_total_changes64(connection_.get());
}

std::vector<std::int64_t> SqliteConnection::take_event_ids(std::size_t count) {
  // In two statements: RETURNING, which keeps its rows in a table of its own, takes five times as long.
  const std::int64_t last = query(kLastEventId).number();
  query(kSetLastEventId).with(last + static_cast<std::int64_t>(count)).run();
  std::vector<std::int64_t> ids(count);
  std::iota(ids.begin(), ids.end(), last + 1);
  return ids;
}

std::int64_t SqliteConnection::last_id(IdCounter counter) {
  if (counter == IdCounter::events) return query(kLastEventId).number();
  return query(kLastId).with(table_of(counter)).number();
}

void SqliteConnection::set_last_id(IdCounter counter, std::int64_t id) {
  if (counter == IdCounter::events) return query(kSetLastEventId).with(id).run();
  query(kForgetLastId).with(table_of(counter)).run();
  query(kSetLastId).with(table_of(counter), id).run();
}

bool SqliteConnection::is_in_transaction() const {
  return sqlite3_get_autocommit(connection_.get()) == 0;
}

void SqliteConnection::set_durability(app::Durability durability) {
  if (durability_ == durability) return;
  // In WAL mode NORMAL waits for the disk at a checkpoint only, and FULL at each commit (sqlite.org/pragma.html).
  execute(durability == app::Durability::now ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  durability_ = durability;
}

void SqliteConnection::leave_files() {
  sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(SqliteConnection& connection, Kind kind) : connection_(connection) {
  connection_.query(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

Transaction::~Transaction() {
  if (!connection_.is_in_transaction()) return;
  try {
    connection_.query("ROLLBACK").run();
  } catch (const app::StoreError& error) {
    limited_log::error("a transaction could not be rolled back: {}", error.what());
  }
}

void Transaction::commit() {
  connection_.query("COMMIT").run();
}

}  // namespace draftwire::storage
