#pragma once

#include <functional>

#include "app/store.hpp"
#include "base/returned_value.hpp"
#include "storage/rows/connection.hpp"

namespace draftwire::storage {

// A store whose rows can be reached as such, for what moves whole leagues. Any thread; calls block.
class RowStore : public app::Store {
 public:
  // Runs `body`, a function of a Connection&, on one consistent view, or in one transaction as write() does.
  template <class Body>
  [[nodiscard]] auto read_rows(Body&& body) {
    return returned_value<Connection&>([&](const RowBody& run) { run_read_rows(run); }, body);
  }
  template <class Body>
  [[nodiscard]] auto write_rows(Body&& body) {
    return returned_value<Connection&>([&](const RowBody& run) { run_write_rows(run); }, body);
  }

  // Throws app::StoreError when it can't be used, as far as that shows without writing.
  virtual void require_usable() = 0;
  // Writes and changes nothing; durable when it returns. Throws app::StoreError.
  virtual void try_write() = 0;

 protected:
  using RowBody = std::function<void(Connection&)>;

  virtual void run_read_rows(const RowBody& body) = 0;
  virtual void run_write_rows(const RowBody& body) = 0;
};

}  // namespace draftwire::storage
