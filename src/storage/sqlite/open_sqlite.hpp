#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "storage/rows/row_store.hpp"

namespace draftwire::storage {

struct SqliteOptions {
  std::string path;
  std::size_t readers = 4;  // one for each thread that reads at the same time
};

// The store in this file, which is created when it is missing. Throws with one line for a person, and leaves everything
// as it was: app::StoreError when another process uses the file, when it or its folder can't be written, when it is
// damaged, something else, or made by a newer Draftwire; app::StoreUnavailable when the disk is full or fails.
std::unique_ptr<RowStore> open_sqlite(const SqliteOptions& options);

}  // namespace draftwire::storage
