#pragma once

#include <memory>

#include "app/stores/session_store.hpp"
#include "storage/rows/row_context.hpp"

// Who is signed in as rows. Called inside a transaction of the connection.
namespace draftwire::storage::sessions {

// `context` must outlive it.
std::unique_ptr<app::SessionStore> make(RowContext& context);

}  // namespace draftwire::storage::sessions
