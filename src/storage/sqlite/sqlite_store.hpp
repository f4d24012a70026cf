#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/mutex.hpp"
#include "storage/rows/row_store.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/head_file.hpp"
#include "storage/sqlite/write_ahead_log.hpp"

namespace draftwire::storage {

// The store in one SQLite file of which this process is the only user. One writer at a time; readers beside it, each
// on a connection of its own and on the view that was durable when it began. Any thread; calls block. A body of
// read() or write(), and what on_commit() was given, must not call write().
class SqliteStore final : public RowStore {
 public:
  // `writer` is on a file of the newest schema that `head` has locked and describes.
  SqliteStore(std::unique_ptr<HeadFile> head_file, Head head, std::unique_ptr<SqliteConnection> writer,
              std::size_t max_readers);

 protected:
  void run_read(const ReadBody& body) override;
  void run_write(const WriteBody& body) override;
  void run_read_rows(const RowBody& body) override;
  void run_write_rows(const RowBody& body) override;

 private:
  struct Writer {
    std::unique_ptr<HeadFile> head_file;  // unlocks after the connection has closed
    Head head;
    std::unique_ptr<SqliteConnection> connection;
    std::unique_ptr<WriteAheadLog> log;
  };
  struct Readers {
    std::vector<std::unique_ptr<SqliteConnection>> idle;
    std::size_t opened = 0;
  };
  class BorrowedReader;

  // Runs `body` in a transaction of the one writer, and then what it leaves to do after the commit.
  template <class InTransaction, class AfterCommit>
  void write_with(const InTransaction& body, const AfterCommit& after_commit);
  void record_head(Writer& writer);
  void shorten_log(Writer& writer);

  const std::string file_;
  const std::string epoch_;
  const std::size_t max_readers_;
  Mutex<Writer> writer_;
  Mutex<Readers> readers_;
  std::condition_variable reader_returned_;
};

}  // namespace draftwire::storage
