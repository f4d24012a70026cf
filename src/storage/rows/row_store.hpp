#pragma once

#include <functional>

#include "app/store.hpp"
#include "storage/rows/connection.hpp"

namespace draftwire::storage {

// A store whose rows can be reached as such, for what moves whole leagues. Any thread; calls block.
class RowStore : public app::Store {
 public:
  using Body = std::function<void(Connection&)>;

  // Runs `body` on one consistent view, or in one transaction as write() does.
  virtual void read_rows(const Body& body) = 0;
  virtual void write_rows(const Body& body) = 0;

  // Throws app::StoreError when it can't be used, as far as that shows without writing.
  virtual void require_usable() = 0;
  // Writes and changes nothing; durable when it returns. Throws app::StoreError.
  virtual void try_write() = 0;
};

}  // namespace draftwire::storage
