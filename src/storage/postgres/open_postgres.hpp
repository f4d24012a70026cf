#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "app/attempts.hpp"
#include "app/shared_store.hpp"
#include "storage/rows/row_store.hpp"

namespace draftwire::storage {

struct PostgresOptions {
  std::string url;                       // as libpq takes it: postgresql://…
  std::size_t max_connections = 10;      // more than there are threads that use the store at the same time
  std::filesystem::path state_dir = {};  // where the node keeps what it has seen of the log; empty: nowhere
};

// One database, as the parts of a node use it.
struct Postgres {
  std::unique_ptr<RowStore> store;
  std::unique_ptr<app::SharedStore> nodes;
  std::unique_ptr<app::Attempts> attempts;
};

// Brings the schema up to date; several nodes may start at once. Throws with one line for a person, and leaves
// everything as it was: app::StoreUnavailable when the server can't be reached yet; app::StoreError when it refuses the
// password, the role or the database, when the database belongs to another application or was made by a newer
// Draftwire, behind a pooler that does not keep sessions, and when the state directory can't be used.
Postgres open_postgres(const PostgresOptions& options);

// The key of the seat links that all nodes share, 64 hexadecimal digits; `proposal` when there is none yet.
std::string shared_seat_secret(const PostgresOptions& options, const std::string& proposal);

}  // namespace draftwire::storage
