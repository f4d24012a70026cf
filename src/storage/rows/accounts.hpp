#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Accounts as rows. Called inside a transaction of the connection.
namespace draftwire::storage::accounts {

std::vector<app::Account> all(Connection& connection);
std::optional<app::Credentials> credentials(Connection& connection, std::string_view name);
domain::AccountId insert(Connection& connection, std::string_view name, app::Role role, std::string_view password_hash,
                         domain::Timestamp at);

}  // namespace draftwire::storage::accounts
