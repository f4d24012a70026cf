#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "base/returned_value.hpp"
#include "storage/postgres/postgres_pool.hpp"
#include "storage/postgres/postgres_transaction.hpp"
#include "storage/postgres/seen_log.hpp"

namespace draftwire::storage {

// Transactions on one PostgreSQL database, and the watch over its epoch. Any thread; calls block.
class PostgresDatabase {
 public:
  PostgresDatabase(std::string url, std::size_t max_connections) : pool_(std::move(url), max_connections) {}

  // Runs `body`, a function of a PostgresConnection& and the log's epoch, in one transaction and commits; a write more
  // than once when the server asks for it. Gives what its last run returned. What throws leaves nothing behind.
  template <class Body>
  [[nodiscard]] auto transact(PostgresTransaction::Kind kind, const Body& body) {
    return returned_value<PostgresConnection&, const std::string&>(
        [&](const RunBody& run) { run_until_done(kind, run); }, body);
  }

  // Keeps what is seen of the log in a file of this folder, too, and looks whether the log is behind what is in there.
  // Before anybody is served. Throws app::StoreError.
  void remember_in(const std::filesystem::path& folder);

  // Seen in the log of this epoch, and durable there.
  void saw(const std::string& epoch, std::span<const SeenHead> heads) { remember(epoch, 0, heads); }

  // The log is another one than what was known by this epoch.
  void went_backwards(const std::string& epoch);

  // Brings the schema of an empty or older database to this program's. Throws app::StoreError with one line.
  void upgrade();

 private:
  using RunBody = std::function<void(PostgresConnection&, const std::string& epoch)>;
  class Borrowed;

  void run_until_done(PostgresTransaction::Kind kind, const RunBody& body);
  void run_once(PostgresTransaction::Kind kind, const RunBody& body);
  // A session on which the log's identity is in order.
  void settle_identity(Borrowed& session);

  // Does not throw: it comes after commits.
  void remember(const std::string& epoch, std::int64_t journal, std::span<const SeenHead> heads) noexcept;

  PostgresPool pool_;
  SeenLogMemory seen_;
};

}  // namespace draftwire::storage
