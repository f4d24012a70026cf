#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Tournaments as rows. Called inside a transaction of the connection.
namespace draftwire::storage::tournaments {

std::vector<app::Tournament> all(Connection& connection);
std::optional<app::Tournament> find(Connection& connection, domain::TournamentId id);

domain::TournamentId insert(Connection& connection, std::string_view name, domain::Timestamp at);
void set_visibility(Connection& connection, domain::TournamentId id, app::Visibility visibility);
void rename(Connection& connection, domain::TournamentId id, std::string_view name);
void remove(Connection& connection, domain::TournamentId id);

}  // namespace draftwire::storage::tournaments
