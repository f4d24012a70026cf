#pragma once

#include <cstdint>
#include <string>

#include "storage/postgres/postgres_connection.hpp"

namespace draftwire::storage {

// Rolls back unless it was committed. On its connection's thread.
class PostgresTransaction {
 public:
  // A read sees one moment; a write sees what is durable at each statement, and locks what it decides on.
  enum class Kind { read, write };

  PostgresTransaction(PostgresConnection& connection, Kind kind);
  ~PostgresTransaction();
  PostgresTransaction(const PostgresTransaction&) = delete;
  PostgresTransaction& operator=(const PostgresTransaction&) = delete;

  [[nodiscard]] const std::string& epoch() const { return epoch_; }

  // False: the rows came here by a restore, or the server went over to another timeline.
  [[nodiscard]] bool is_own_log() const { return is_own_log_; }

  // A write is durable when this returns. Gives how far the server's journal is on disk at least; 0 when nothing was
  // written, which tells nothing of that.
  std::int64_t commit();

 private:
  PostgresConnection& connection_;
  std::string epoch_;
  bool is_own_log_ = false;
};

// Gives the log another epoch, unless it has another one than `epoch` already, or was found to be in order meanwhile
// (empty: whatever its epoch, if its rows came by a restore).
void renew_epoch(PostgresConnection& connection, const std::string& epoch);

}  // namespace draftwire::storage
