#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Tournaments as rows. Called inside a transaction of the connection.
namespace draftwire::storage::tournaments {

std::vector<app::Tournament> all(Connection& connection);
// Newest first, at most `limit`, with id < `before` (nothing: from the newest); those for everybody alone, or all.
std::vector<app::Tournament> before(Connection& connection, std::optional<domain::TournamentId> before, int limit,
                                    bool with_private);
std::optional<app::Tournament> find(Connection& connection, domain::TournamentId id);

int made_by(Connection& connection, domain::AccountId account);

domain::TournamentId insert(Connection& connection, std::string_view name, std::optional<domain::AccountId> creator,
                            domain::Timestamp at);
void set_visibility(Connection& connection, domain::TournamentId id, app::Visibility visibility);
void rename(Connection& connection, domain::TournamentId id, std::string_view name);
std::int64_t setup_version(Connection& connection, domain::TournamentId id);
// Moves it, when a pending draft shows the tournament's roster.
void count_setup_change(Connection& connection, domain::TournamentId id);
void remove(Connection& connection, domain::TournamentId id);

}  // namespace draftwire::storage::tournaments
