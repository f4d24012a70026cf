#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Accounts as rows. Called inside a transaction of the connection.
namespace draftwire::storage::accounts {

// The value in the three columns from `column` on: id, name and role.
app::Account from(const Query& row, int column);

std::vector<app::AccountRecord> all(Connection& connection);
// With id > `after`, at most `limit`.
std::vector<app::AccountRecord> after(Connection& connection, domain::AccountId after, int limit);
// Every account, without what a record has beside.
std::vector<app::Account> names(Connection& connection);
std::optional<app::AccountRecord> find(Connection& connection, domain::AccountId id);
std::optional<app::AccountRecord> of_discord(Connection& connection, std::string_view discord_id);
std::optional<app::Credentials> credentials(Connection& connection, std::string_view name);

domain::AccountId insert(Connection& connection, std::string_view name, app::Role role, std::string_view password_hash,
                         domain::Timestamp at);
void rename(Connection& connection, domain::AccountId id, std::string_view name);
void set_role(Connection& connection, domain::AccountId id, app::Role role);
void set_disabled_at(Connection& connection, domain::AccountId id, std::optional<domain::Timestamp> at);
void set_password(Connection& connection, domain::AccountId id, std::string_view password_hash);
void set_discord(Connection& connection, domain::AccountId id, std::optional<std::string_view> discord_id);
void remove(Connection& connection, domain::AccountId id);

}  // namespace draftwire::storage::accounts
