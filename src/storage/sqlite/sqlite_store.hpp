#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/mutex.hpp"
#include "storage/rows/row_store.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/file_location.hpp"
#include "storage/sqlite/head_file.hpp"
#include "storage/sqlite/write_ahead_log.hpp"
#include "storage/sqlite/write_queue.hpp"

namespace draftwire::storage {

// The store in one SQLite file of which this process is the only user. One writer at a time, and those that wait for it
// share its next transaction; readers beside it, each on a connection of its own and on the view that was durable when
// it began. All are opened at once: later, FILE may be another one. While it is, reads go on from what is open, and
// writes throw. Any thread; calls block. A body of write(), and what on_commit() was given, may run on the thread of
// another writer. They must not call write(), which throws then, nor must a body of read().
class SqliteStore final : public RowStore {
 public:
  // `writer` is on a file of the newest schema that `head` has locked and describes.
  SqliteStore(std::unique_ptr<HeadFile> head_file, Head head, std::unique_ptr<SqliteConnection> writer,
              std::size_t readers);
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  void require_usable() override;
  void try_write() override;

 protected:
  void run_read(const ReadBody& body) override;
  void run_write(const WriteBody& body, app::Durability durability) override;
  void run_read_rows(const RowBody& body) override;
  void run_write_rows(const RowBody& body) override;

 private:
  struct Writer {
    std::unique_ptr<HeadFile> head_file;  // unlocks after the connection has closed
    Head head;
    std::unique_ptr<SqliteConnection> connection;
    std::unique_ptr<WriteAheadLog> log;
    FileLocation::Stamp stamp;  // of FILE, as this server left it
    bool is_log_empty = false;
  };
  using Readers = std::vector<std::unique_ptr<SqliteConnection>>;
  class BorrowedReader;

  // Runs `body` in a transaction, alone or with what other writers wait for, and what it leaves to do after the commit.
  void write_in_turn(const RowBody& body, const std::function<void()>& after_commit, app::Durability durability);
  // Does what waits. Precondition: the caller leads; it does not when this returns.
  void lead();
  // Every one of `writes` has its result after this, and those that were added because they came meanwhile.
  void write_together(Writer& writer, std::vector<QueuedWrite*>& writes, std::size_t limit) noexcept;
  void write_one_by_one(Writer& writer, const std::vector<QueuedWrite*>& writes) noexcept;
  void settle(Writer& writer, const std::vector<QueuedWrite*>& writes, bool has_changed,
              app::Durability durability) noexcept;
  // Throws app::StoreUnavailable when what is written would be lost with files that are not FILE and FILE-wal any more.
  void require_own_files(Writer& writer);
  void empty_log_of_moved(Writer& writer);
  void record_head(Writer& writer);
  void shorten_log(Writer& writer);

  const std::string file_;
  const std::string epoch_;
  const std::int64_t schema_version_;  // SQLite's, in the header of FILE; never changes while it is open
  const FileLocation location_;
  WriteQueue queue_;
  Mutex<Writer> writer_;  // of the one who leads the queue
  Mutex<Readers> idle_readers_;
  std::condition_variable reader_returned_;
};

}  // namespace draftwire::storage
