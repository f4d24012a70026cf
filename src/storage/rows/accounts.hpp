#pragma once

#include <memory>

#include "app/stores/account_store.hpp"
#include "storage/rows/row_context.hpp"

// Accounts as rows. Called inside a transaction of the connection.
namespace draftwire::storage::accounts {

// `context` must outlive it.
std::unique_ptr<app::AccountStore> make(RowContext& context);

// The value in the three columns from `column` on: id, name and role.
app::Account from(const Query& row, int column);

}  // namespace draftwire::storage::accounts
