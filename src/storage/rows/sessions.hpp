#pragma once

#include <optional>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Who is signed in, as rows. Called inside a transaction of the connection.
namespace draftwire::storage::sessions {

std::optional<app::Session> find(Connection& connection, const app::SessionHash& hash);
void insert(Connection& connection, const app::SessionHash& hash, const app::Session& session);
void touch(Connection& connection, const app::SessionHash& hash, domain::Timestamp at);
void remove(Connection& connection, const app::SessionHash& hash);
void remove_idle_since(Connection& connection, domain::Timestamp at);

}  // namespace draftwire::storage::sessions
