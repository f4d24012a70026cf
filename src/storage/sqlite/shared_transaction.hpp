#pragma once

#include <optional>

#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/write_queue.hpp"

namespace draftwire::storage {

// One transaction of several writes. What one of them throws undoes that one only. On its connection's thread.
class SharedTransaction {
 public:
  // Throws app::StoreError when it can't begin.
  explicit SharedTransaction(SqliteConnection& connection);

  // Runs the body; what it throws is kept as the write's failure. Throws app::StoreError when nothing is left of those
  // before it either.
  void run(QueuedWrite& write);

  [[nodiscard]] bool has_changed() const { return has_changed_; }

  // Throws app::StoreError: nothing has happened then.
  void commit();

 private:
  SqliteConnection& connection_;
  std::optional<Transaction> transaction_;
  bool has_changed_ = false;
};

}  // namespace draftwire::storage
