#pragma once

#include <cstddef>

#include "storage/rows/row_store.hpp"

namespace draftwire::storage {

struct CopiedLeague {
  std::size_t tournaments = 0;
  std::size_t drafts = 0;
  std::size_t events = 0;
};

// Copies everything but what is of a database alone: its epoch. Ids stay, and go on from the same numbers. Before the
// copy becomes durable every log, roster and account of it is read back and compared. Throws app::StoreError, and
// leaves `to` as it was, when it holds a league already or the copy is not the same.
CopiedLeague copy_league(RowStore& from, RowStore& to);

}  // namespace draftwire::storage
