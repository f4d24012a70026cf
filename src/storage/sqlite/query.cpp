#include "storage/sqlite/query.hpp"

#include <sqlite3.h>

#include "storage/sqlite/failure.hpp"

namespace draftwire::storage {

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Query::next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  throw_failure(sqlite3_db_handle(statement_), result, *file_);
}

void Query::run() {
  while (next()) {
  }
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string_view Query::view(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

domain::Timestamp Query::time(int column) const {
  return domain::Timestamp(std::chrono::milliseconds(integer(column)));
}

std::optional<domain::Timestamp> Query::time_or_null(int column) const {
  if (is_null(column)) return std::nullopt;
  return time(column);
}

void Query::put_null() {
  check(sqlite3_bind_null(statement_, ++bound_));
}

void Query::put_integer(std::int64_t value) {
  check(sqlite3_bind_int64(statement_, ++bound_, value));
}

void Query::put_text(std::string_view value) {
  check(sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(), value.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::put_blob(const void* data, std::size_t size) {
  check(sqlite3_bind_blob64(statement_, ++bound_, data, size, SQLITE_TRANSIENT));
}

void Query::check(int result) const {
  if (result != SQLITE_OK) throw_failure(sqlite3_db_handle(statement_), result, *file_);
}

}  // namespace draftwire::storage
