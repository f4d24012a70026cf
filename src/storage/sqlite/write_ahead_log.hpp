#pragma once

#include "storage/sqlite/connection.hpp"

namespace draftwire::storage {

// The FILE-wal of the writer's connection: commits are durable there first and move into FILE from time to time. We
// say when, and not SQLite, so that the head file can tell how far FILE itself has come. On the writer's thread.
class WriteAheadLog {
 public:
  // The connection must outlive it.
  explicit WriteAheadLog(SqliteConnection& connection);
  ~WriteAheadLog();
  WriteAheadLog(const WriteAheadLog&) = delete;
  WriteAheadLog& operator=(const WriteAheadLog&) = delete;

  [[nodiscard]] bool is_long() const { return pages_ >= next_move_; }

  // Moves what it can without waiting for readers. True: everything. Throws app::StoreError; nothing is lost then.
  bool move_into_file();

 private:
  static int committed(void* self, sqlite3* connection, const char* database, int pages);

  SqliteConnection& connection_;
  int pages_ = 0;
  int next_move_;
};

// Moves everything into FILE and leaves an empty FILE-wal. False: a reader was in the way, and nothing is lost. Throws
// app::StoreError.
bool empty_log(SqliteConnection& connection);

}  // namespace draftwire::storage
