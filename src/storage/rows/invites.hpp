#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Links that are used once, as rows. Called inside a transaction of the connection.
namespace draftwire::storage::invites {

std::vector<app::Invite> all(Connection& connection);
std::optional<app::Invite> find(Connection& connection, const app::SecretHash& hash);
std::int64_t insert(Connection& connection, const app::Invite& invite);
void remove(Connection& connection, std::int64_t id);
void remove_of_kind(Connection& connection, app::InviteKind kind);
void remove_expired_at(Connection& connection, domain::Timestamp at);

}  // namespace draftwire::storage::invites
