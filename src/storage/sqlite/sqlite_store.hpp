#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "app/store.hpp"
#include "base/mutex.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/head_file.hpp"
#include "storage/sqlite/write_ahead_log.hpp"

namespace draftwire::storage {

// The store in one SQLite file of which this process is the only user. One writer at a time; readers beside it, each
// on a connection of its own and on the view that was durable when it began. Any thread; calls block. A body of
// read() or write(), and what on_commit() was given, must not call write().
class SqliteStore final : public app::Store {
 public:
  // `writer` is on a file of the newest schema that `head` has locked and describes.
  SqliteStore(std::unique_ptr<HeadFile> head_file, Head head, std::unique_ptr<Connection> writer,
              std::size_t max_readers);

  void read(const std::function<void(app::StoreReader&)>& body) override;
  void write(const std::function<void(app::StoreWriter&)>& body) override;

 private:
  struct Writer {
    std::unique_ptr<HeadFile> head_file;  // unlocks after the connection has closed
    Head head;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<WriteAheadLog> log;
  };
  struct Readers {
    std::vector<std::unique_ptr<Connection>> idle;
    std::size_t opened = 0;
  };
  class BorrowedReader;

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
