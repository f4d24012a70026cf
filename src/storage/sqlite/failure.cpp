#include "storage/sqlite/failure.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <system_error>

#include "app/store_unavailable.hpp"
#include "base/passing_error.hpp"

namespace draftwire::storage {
namespace {

std::string describe(sqlite3* connection, int result, const std::string& file) {
  const std::string words = connection == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(connection);
  switch (result & 0xff) {
    case SQLITE_FULL:
      return fmt::format("{}: the disk is full; nothing was changed", file);
    case SQLITE_CORRUPT:
      return fmt::format("{}: the database is damaged ({}); restore a backup", file, words);
    case SQLITE_NOTADB:
      return fmt::format("{}: this is not a database, or its beginning is damaged", file);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return fmt::format("{}: the database can not be written ({})", file, words);
    case SQLITE_CANTOPEN:
      return fmt::format("{}: the database can not be opened ({})", file, words);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fmt::format("{}: another program holds the database", file);
    case SQLITE_IOERR:
      if (result == SQLITE_IOERR_WRITE || result == SQLITE_IOERR_SHMSIZE) {
        return fmt::format("{}: the disk is full, over its quota or broken; nothing was changed", file);
      }
      return fmt::format("{}: the disk does not read or write as it should ({}, code {})", file, words, result);
    default:
      return fmt::format("{}: {} (code {})", file, words, result);
  }
}

bool may_pass(sqlite3* connection, int result) {
  switch (result & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return true;
    case SQLITE_CANTOPEN:
      return connection != nullptr && draftwire::may_pass(sqlite3_system_errno(connection));
    default:
      return false;
  }
}

}  // namespace

void throw_failure(sqlite3* connection, int result, const std::string& file) {
  const std::string what = describe(connection, result, file);
  if (may_pass(connection, result)) throw app::StoreUnavailable(what);
  throw app::StoreError(what);
}

void throw_failure(const std::string& path, std::string_view what, int error) {
  const std::string line = fmt::format("{}: {} ({})", path, what, std::generic_category().message(error));
  if (draftwire::may_pass(error)) throw app::StoreUnavailable(line);
  throw app::StoreError(line);
}

}  // namespace draftwire::storage
