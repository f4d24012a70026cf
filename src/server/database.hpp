#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "app/attempts.hpp"
#include "app/shared_store.hpp"
#include "auth/seat_tokens.hpp"
#include "server/settings.hpp"
#include "storage/rows/row_store.hpp"

namespace draftwire::server {

// A league's database. What only nodes on one database need is there with PostgreSQL alone.
struct Database {
  std::unique_ptr<storage::RowStore> store;
  std::unique_ptr<app::SharedStore> nodes;
  std::unique_ptr<app::Attempts> attempts;
};

// For `threads` that use it at the same time. With PostgreSQL, what is seen of the log is kept in `state_dir`, unless
// that is empty. Throws app::StoreError with one line for a person; app::StoreUnavailable when it may be opened later
// without anybody changing anything.
Database open_database(const DatabaseAddress& address, std::size_t threads = 1,
                       const std::filesystem::path& state_dir = {});

// The key of the seat links, made when there is none: from its file, or what all nodes on a PostgreSQL database share.
// Throws std::runtime_error with one line for a person; app::StoreUnavailable as above.
auth::ServerSecret seat_secret(const Settings& settings);

// The same where no file was named; `proposal` is used when there is none yet.
auth::ServerSecret seat_secret(const DatabaseAddress& address, const auth::ServerSecret& proposal);

}  // namespace draftwire::server
