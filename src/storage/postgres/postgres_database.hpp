#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/mutex.hpp"
#include "storage/postgres/postgres_pool.hpp"
#include "storage/postgres/postgres_transaction.hpp"

namespace draftwire::storage {

// Transactions on one PostgreSQL database, and the watch over its epoch. Any thread; calls block.
class PostgresDatabase {
 public:
  using Body = std::function<void(PostgresConnection&, const std::string& epoch)>;

  PostgresDatabase(std::string url, std::size_t max_connections) : pool_(std::move(url), max_connections) {}

  // Runs `body` in one transaction and commits; a write when the server asks for it more than once. What throws
  // leaves nothing behind.
  void transact(PostgresTransaction::Kind kind, const Body& body);

  // The log is another one than what was known by this epoch.
  void went_backwards(const std::string& epoch);

  // Brings the schema of an empty or older database to this program's. Throws app::StoreError with one line.
  void upgrade();

 private:
  class Borrowed;

  void run_once(PostgresTransaction::Kind kind, const Body& body);
  // A session on which the log's identity is in order.
  void settle_identity(Borrowed& session);

  PostgresPool pool_;
  Mutex<std::string> epoch_;  // as it was seen last
};

}  // namespace draftwire::storage
