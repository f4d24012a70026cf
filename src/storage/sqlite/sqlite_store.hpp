#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/mutex.hpp"
#include "storage/rows/row_store.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/file_place.hpp"
#include "storage/sqlite/head_file.hpp"
#include "storage/sqlite/write_ahead_log.hpp"

namespace draftwire::storage {

// The store in one SQLite file of which this process is the only user. One writer at a time; readers beside it, each
// on a connection of its own and on the view that was durable when it began. All are opened at once: later, FILE may be
// another one. While it is, reads go on from what is open, and writes throw. Any thread; calls block. A body of read()
// or write(), and what on_commit() was given, must not call write().
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
    FilePlace::Stamp stamp;  // of FILE, as this server left it
    bool is_log_empty = false;
  };
  using Readers = std::vector<std::unique_ptr<SqliteConnection>>;
  class BorrowedReader;

  // Runs `body` in a transaction of the one writer, and then what it leaves to do after the commit.
  template <class InTransaction, class AfterCommit>
  void write_with(const InTransaction& body, const AfterCommit& after_commit, app::Durability durability);
  // Throws app::StoreUnavailable when what is written would be lost with files that are not FILE and FILE-wal any more.
  void require_own_files(Writer& writer);
  void empty_log_of_moved(Writer& writer);
  void record_head(Writer& writer);
  void shorten_log(Writer& writer);

  const std::string file_;
  const std::string epoch_;
  const std::int64_t schema_version_;  // SQLite's, in the header of FILE; never changes while it is open
  const FilePlace place_;
  Mutex<Writer> writer_;
  Mutex<Readers> idle_readers_;
  std::condition_variable reader_returned_;
};

}  // namespace draftwire::storage
