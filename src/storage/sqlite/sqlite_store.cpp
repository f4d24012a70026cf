#include "storage/sqlite/sqlite_store.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

#include "app/store_unavailable.hpp"
#include "base/log_limit.hpp"
#include "base/request_scope.hpp"
#include "storage/rows/access.hpp"
#include "storage/rows/row_transaction.hpp"
#include "storage/sqlite/integrity.hpp"
#include "storage/sqlite/room.hpp"
#include "storage/sqlite/shared_transaction.hpp"
#include "wire/corrupt_payload.hpp"

namespace draftwire::storage {
namespace {

// A commit that waits for the disk waits as long for many writes as for one.
constexpr std::size_t kMostTogether = 64;
constexpr std::chrono::milliseconds kLongestTogether(4);

app::Durability durability_of(const std::vector<QueuedWrite*>& writes) {
  const bool is_now =
      std::ranges::any_of(writes, [](const QueuedWrite* write) { return write->durability == app::Durability::now; });
  return is_now ? app::Durability::now : app::Durability::soon;
}

void fail(const std::vector<QueuedWrite*>& writes, const std::exception_ptr& failure) {
  for (QueuedWrite* const write : writes) {
    if (!write->failure) write->failure = failure;
  }
}

// Gives the lead away when it goes, unless it has before.
class Leadership {
 public:
  explicit Leadership(WriteQueue& queue) : queue_(&queue) {}
  ~Leadership() { leave(); }
  Leadership(const Leadership&) = delete;
  Leadership& operator=(const Leadership&) = delete;

  void leave() {
    if (queue_ != nullptr) std::exchange(queue_, nullptr)->leave();
  }

 private:
  WriteQueue* queue_;
};

}  // namespace

// A read connection out of the pool; waits for one when all are in use.
class SqliteStore::BorrowedReader {
 public:
  explicit BorrowedReader(SqliteStore& store) : store_(store) {
    auto idle = store_.idle_readers_.lock();
    idle.wait(store_.reader_returned_, [](const Readers& all) { return !all.empty(); });
    connection_ = std::move(idle->back());
    idle->pop_back();
  }
  ~BorrowedReader() {
    store_.idle_readers_.lock()->push_back(std::move(connection_));
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
                         std::size_t readers)
    : file_(writer->file()),
      epoch_(head.epoch),
      schema_version_(writer->query("PRAGMA schema_version").number()),
      location_(file_, head_file->database()) {
  auto idle = idle_readers_.lock();
  while (idle->size() < std::max<std::size_t>(readers, 1)) {
    auto& reader = idle->emplace_back(std::make_unique<SqliteConnection>(file_, SqliteConnection::Access::read_only));
    static_cast<void>(reader->query("SELECT commits FROM meta").number());  // SQLite opens -wal with the first read
  }
  location_.require_unmoved();
  auto log = std::make_unique<WriteAheadLog>(*writer);
  *writer_.lock() =
      Writer{std::move(head_file), std::move(head), std::move(writer), std::move(log), location_.stamp(), false};
}

SqliteStore::~SqliteStore() {
  auto writer = writer_.lock();
  try {
    require_own_files(*writer);
  } catch (const app::StoreError&) {
    writer->connection->leave_files();
  }
}

void SqliteStore::run_read(const ReadBody& body) {
  run_read_rows([&](Connection& connection) { body(RowReadTransaction(connection, epoch_)); });
}

void SqliteStore::run_read_rows(const RowBody& body) {
  BorrowedReader connection(*this);
  Transaction transaction(*connection, Transaction::Kind::read);
  try {
    body(*connection);
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(file_ + ": " + damage.what());
  }
  transaction.commit();
}

void SqliteStore::run_write(const WriteBody& body, app::Durability durability) {
  std::optional<RowWriteTransaction> transaction;
  write_in_turn(
      [&](Connection& connection) {
        transaction.emplace(connection, epoch_);
        body(*transaction);
      },
      [&] { run_after_commit(transaction->take_after_commit()); }, durability);
}

void SqliteStore::run_write_rows(const RowBody& body) {
  write_in_turn(body, [] {}, app::Durability::now);
}

void SqliteStore::require_usable() {
  location_.require_unmoved();
}

void SqliteStore::try_write() {
  location_.require_unmoved();
  require_room(file_);
  write_rows(access::write_unchanged);
}

void SqliteStore::write_in_turn(const RowBody& body, const std::function<void()>& after_commit,
                                app::Durability durability) {
  QueuedWrite write{body, after_commit, durability};
  if (queue_.must_lead(write)) lead();
  if (write.failure) std::rethrow_exception(write.failure);
}

void SqliteStore::lead() {
  Leadership leadership(queue_);
  auto writer = writer_.lock();
  std::vector<QueuedWrite*> writes = queue_.take(kMostTogether);
  write_together(*writer, writes, kMostTogether);
  if (writer->log->is_long()) {
    WriteQueue::done(writes);
    return shorten_log(*writer);
  }
  // The next one is woken before those who only have to answer.
  leadership.leave();
  WriteQueue::done(writes);
}

void SqliteStore::write_together(Writer& writer, std::vector<QueuedWrite*>& writes, std::size_t limit) noexcept {
  const app::Durability durability = durability_of(writes);
  std::optional<SharedTransaction> transaction;
  try {
    require_own_files(writer);
    writer.connection->set_durability(durability);
    transaction.emplace(*writer.connection);
  } catch (...) {
    return fail(writes, std::current_exception());
  }
  try {
    const auto end = std::chrono::steady_clock::now() + kLongestTogether;
    for (std::size_t next = 0; next < writes.size(); ++next) {
      transaction->run(*writes[next]);
      if (next + 1 < writes.size() || writes.size() >= limit || std::chrono::steady_clock::now() >= end) continue;
      if (QueuedWrite* const late = queue_.take_next(durability)) writes.push_back(late);
    }
    writer.is_log_empty = false;
    transaction->commit();
  } catch (...) {
    const std::exception_ptr failure = std::current_exception();
    transaction.reset();
    if (writes.size() == 1) return fail(writes, failure);
    return write_one_by_one(writer, writes);
  }
  settle(writer, writes, transaction->has_changed(), durability);
}

// Nothing of them has happened together: each has the result that it has alone. There may be room for some of them.
void SqliteStore::write_one_by_one(Writer& writer, const std::vector<QueuedWrite*>& writes) noexcept {
  std::vector<QueuedWrite*> alone;
  for (QueuedWrite* const write : writes) {
    write->failure = nullptr;
    alone.assign(1, write);
    write_together(writer, alone, 1);
  }
}

// After their COMMIT.
void SqliteStore::settle(Writer& writer, const std::vector<QueuedWrite*>& writes, bool has_changed,
                         app::Durability durability) noexcept {
  try {
    if (has_changed) {
      ++writer.head.commits;
      // What a power loss may take away is not said to be there.
      if (durability == app::Durability::now) record_head(writer);
    }
    require_own_files(writer);  // what was committed to a file that is elsewhere by now is not acknowledged
  } catch (...) {
    return fail(writes, std::current_exception());
  }
  for (const QueuedWrite* const write : writes) {
    if (write->failure) continue;
    const RequestScope scope(write->request_id);
    write->after_commit();
  }
}

void SqliteStore::require_own_files(Writer& writer) {
  try {
    location_.require_unmoved();
  } catch (const app::StoreUnavailable&) {
    empty_log_of_moved(writer);
    throw;
  }
  const FileLocation::Stamp stamp = location_.stamp();
  if (stamp == writer.stamp) return;
  // Another program may have moved FILE-wal into it, or only have touched it.
  if (!holds_part_of(file_, writer.head, schema_version_)) {
    throw app::StoreUnavailable(file_ +
                                ": was overwritten while the server ran; nothing is written. Stop the server, move the "
                                "-wal and -shm away, and put a whole backup in its place");
  }
  writer.stamp = stamp;
}

// FILE-wal would be taken for that of another file that lies beside it by now. What was acknowledged belongs into the
// file that is open, wherever that is.
void SqliteStore::empty_log_of_moved(Writer& writer) {
  if (writer.is_log_empty || location_.stamp() != writer.stamp) return;
  try {
    writer.is_log_empty = empty_log(*writer.connection);
  } catch (const app::StoreError& error) {
    limited_log::warn("the -wal could not be moved into its file yet: {}", error.what());
  }
  writer.stamp = location_.stamp();
}

void SqliteStore::record_head(Writer& writer) {
  if (!writer.head_file->store(writer.head)) limited_log::warn("{}-head could not be written", file_);
}

void SqliteStore::shorten_log(Writer& writer) {
  try {
    if (writer.log->move_into_file()) {
      writer.head.checkpointed = writer.head.commits;
      record_head(writer);
    }
  } catch (const std::exception& error) {
    limited_log::warn("the -wal could not be moved into its file yet: {}", error.what());
  }
  writer.stamp = location_.stamp();  // also of a part of it
}

}  // namespace draftwire::storage
