#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "app/attempts.hpp"
#include "app/shared_store.hpp"
#include "storage/rows/row_store.hpp"

namespace draftwire::storage {

struct PostgresOptions {
  std::string url;                   // as libpq takes it: postgresql://…
  std::size_t max_connections = 10;  // more than there are threads that use the store at the same time
};

// One database, as the parts of a node use it.
struct Postgres {
  std::unique_ptr<RowStore> store;
  std::unique_ptr<app::SharedStore> nodes;
  std::unique_ptr<app::Attempts> attempts;
};

// Brings the schema up to date; several nodes may start at once. Throws app::StoreError with one line for a person,
// and leaves everything as it was: when the server can't be reached, and when the database belongs to another
// application or was made by a newer Draftwire, and behind a pooler that does not keep sessions.
Postgres open_postgres(const PostgresOptions& options);

// The key of the seat links that all nodes share, 64 hexadecimal digits; `proposal` when there is none yet.
std::string shared_seat_secret(const PostgresOptions& options, const std::string& proposal);

}  // namespace draftwire::storage
