#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Who is signed in, as rows. Called inside a transaction of the connection.
namespace draftwire::storage::sessions {

std::optional<app::Session> find(Connection& connection, const app::SessionHash& hash);
// Without seats and passes.
std::vector<app::Session> of_account(Connection& connection, domain::AccountId account);
void insert(Connection& connection, const app::SessionHash& hash, const app::Session& session);
void touch(Connection& connection, const app::SessionHash& hash, domain::Timestamp at);
void remove(Connection& connection, const app::SessionHash& hash);
void remove_of_account(Connection& connection, domain::AccountId account);
void remove_ended(Connection& connection, domain::Timestamp used_before, domain::Timestamp begun_before);

}  // namespace draftwire::storage::sessions
