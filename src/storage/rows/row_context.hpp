#pragma once

#include <vector>

#include "storage/rows/connection.hpp"
#include "storage/rows/held_locks.hpp"
#include "storage/seen_head.hpp"

namespace draftwire::storage {

// What the stores of one transaction share. On its connection's thread.
struct RowContext {
  Connection& connection;
  HeldLocks locks;
  std::vector<SeenHead> heads;  // where the transaction has left the logs
};

}  // namespace draftwire::storage
