#include "storage/sqlite/write_ahead_log.hpp"

#include <sqlite3.h>

#include "storage/sqlite/failure.hpp"

namespace draftwire::storage {
namespace {

constexpr int kPagesBetweenMoves = 1000;

// True: all that was in the log.
bool move(SqliteConnection& connection, int mode) {
  int in_log = 0;
  int moved = 0;
  const int result = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, mode, &in_log, &moved);
  if (result != SQLITE_OK && result != SQLITE_BUSY) throw_failure(connection.handle(), result, connection.file());
  return result == SQLITE_OK && moved == in_log;
}

}  // namespace

WriteAheadLog::WriteAheadLog(SqliteConnection& connection) : connection_(connection), next_move_(kPagesBetweenMoves) {
  sqlite3_wal_hook(connection_.handle(), &WriteAheadLog::committed, this);
}

WriteAheadLog::~WriteAheadLog() {
  sqlite3_wal_hook(connection_.handle(), nullptr, nullptr);
}

int WriteAheadLog::committed(void* self, sqlite3* /*connection*/, const char* /*database*/, int pages) {
  static_cast<WriteAheadLog*>(self)->pages_ = pages;
  return SQLITE_OK;
}

bool WriteAheadLog::move_into_file() {
  // A reader or a full disk may stop the move: then not again after every commit.
  next_move_ = pages_ + kPagesBetweenMoves;
  if (!move(connection_, SQLITE_CHECKPOINT_PASSIVE)) return false;
  pages_ = 0;
  next_move_ = kPagesBetweenMoves;
  return true;
}

bool empty_log(SqliteConnection& connection) {
  return move(connection, SQLITE_CHECKPOINT_TRUNCATE);
}

}  // namespace draftwire::storage
