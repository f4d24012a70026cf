#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Tournaments and their organisers as rows. Called inside a transaction of the connection.
namespace draftwire::storage::tournaments {

std::vector<app::Tournament> all(Connection& connection);
std::optional<app::Tournament> find(Connection& connection, domain::TournamentId id);
bool is_organiser(Connection& connection, domain::TournamentId id, domain::AccountId account);

domain::TournamentId insert(Connection& connection, std::string_view name, std::optional<domain::AccountId> organiser,
                            domain::Timestamp at);
void rename(Connection& connection, domain::TournamentId id, std::string_view name);
void remove(Connection& connection, domain::TournamentId id);

}  // namespace draftwire::storage::tournaments
