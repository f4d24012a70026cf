#pragma once

#include <span>

namespace draftwire::storage {

// One step of the schema, from a file `schema/DATABASE/NNNN_name.sql` inside the binary. Immutable.
struct Migration {
  int version = 0;
  const char* name = "";
  const char* sql = "";
};

// Every step, in order; versions are 1, 2, 3 …
std::span<const Migration> sqlite_migrations();
std::span<const Migration> postgres_migrations();

}  // namespace draftwire::storage
