#pragma once

#include <memory>

#include "app/stores/invite_store.hpp"
#include "storage/rows/row_context.hpp"

// Links that are used once as rows. Called inside a transaction of the connection.
namespace draftwire::storage::invites {

// `context` must outlive it.
std::unique_ptr<app::InviteStore> make(RowContext& context);

}  // namespace draftwire::storage::invites
