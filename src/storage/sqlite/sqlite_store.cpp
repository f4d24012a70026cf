#include "storage/sqlite/sqlite_store.hpp"

#include <optional>
#include <utility>

#include "base/log_limit.hpp"
#include "storage/rows/row_writer.hpp"
#include "wire/corrupt_payload.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kCountCommit = "UPDATE meta SET commits = commits + 1";

}  // namespace

// A read connection out of the pool; waits for one when all are in use.
class SqliteStore::BorrowedReader {
 public:
  explicit BorrowedReader(SqliteStore& store) : store_(store) {
    auto readers = store_.readers_.lock();
    readers.wait(store_.reader_returned_,
                 [&](const Readers& all) { return !all.idle.empty() || all.opened < store_.max_readers_; });
    if (readers->idle.empty()) {
      connection_ = std::make_unique<SqliteConnection>(store_.file_, SqliteConnection::Access::read_only);
      ++readers->opened;
    } else {
      connection_ = std::move(readers->idle.back());
      readers->idle.pop_back();
    }
  }
  ~BorrowedReader() {
    store_.readers_.lock()->idle.push_back(std::move(connection_));
    store_.reader_returned_.notify_one();
  }
  BorrowedReader(const BorrowedReader&) = delete;
  BorrowedReader& operator=(const BorrowedReader&) = delete;

  SqliteConnection& operator*() { return *connection_; }

 private:
  SqliteStore& store_;
  std::unique_ptr<SqliteConnection> connection_;
};

SqliteStore::SqliteStore(std::unique_ptr<HeadFile> head_file, Head head, std::unique_ptr<SqliteConnection> writer,
                         std::size_t max_readers)
    : file_(writer->file()), epoch_(head.epoch), max_readers_(max_readers) {
  auto log = std::make_unique<WriteAheadLog>(*writer);
  *writer_.lock() = Writer{std::move(head_file), std::move(head), std::move(writer), std::move(log)};
}

void SqliteStore::read(const std::function<void(app::StoreReader&)>& body) {
  read_rows([&](Connection& connection) {
    RowReader<app::StoreReader> reader(connection, epoch_);
    body(reader);
  });
}

void SqliteStore::read_rows(const Body& body) {
  BorrowedReader connection(*this);
  Transaction transaction(*connection, Transaction::Kind::read);
  try {
    body(*connection);
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(file_ + ": " + damage.what());
  }
  transaction.commit();
}

void SqliteStore::write(const std::function<void(app::StoreWriter&)>& body) {
  std::optional<RowWriter> view;
  write_with(
      [&](Connection& connection) {
        view.emplace(connection, epoch_);
        body(*view);
      },
      [&] { run_after_commit(view->take_after_commit()); });
}

void SqliteStore::write_rows(const Body& body) {
  write_with(body, [] {});
}

template <class InTransaction, class AfterCommit>
void SqliteStore::write_with(const InTransaction& body, const AfterCommit& after_commit) {
  auto writer = writer_.lock();
  SqliteConnection& connection = *writer->connection;
  Transaction transaction(connection, Transaction::Kind::write);
  const std::int64_t changes = connection.total_changes();
  try {
    body(connection);
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(file_ + ": " + damage.what());
  }
  const bool has_changed = connection.total_changes() != changes;
  if (has_changed) connection.query(kCountCommit).run();
  transaction.commit();
  if (has_changed) {
    ++writer->head.commits;
    record_head(*writer);
  }
  after_commit();
  if (writer->log->is_long()) shorten_log(*writer);
}

void SqliteStore::record_head(Writer& writer) {
  if (!writer.head_file->store(writer.head)) limited_log::warn("{}-head could not be written", file_);
}

void SqliteStore::shorten_log(Writer& writer) {
  try {
    if (!writer.log->move_into_file()) return;
    writer.head.checkpointed = writer.head.commits;
    record_head(writer);
  } catch (const app::StoreError& error) {
    limited_log::warn("the -wal could not be moved into its file yet: {}", error.what());
  }
}

}  // namespace draftwire::storage
