#pragma once

#include <cstdint>
#include <memory>

#include "app/stores/access_store.hpp"
#include "storage/rows/row_context.hpp"

// Who may see what as rows. Called inside a transaction of the connection.
namespace draftwire::storage::access {

// `context` must outlive it.
std::unique_ptr<app::AccessStore> make(RowContext& context);

std::int64_t version(Connection& connection);
// Whenever a right is taken away.
void move_version(Connection& connection);
// Locks the version as a move does, and leaves it.
void write_unchanged(Connection& connection);

}  // namespace draftwire::storage::access
