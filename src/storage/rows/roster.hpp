#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// The players of a tournament as rows. Called inside a transaction of the connection.
namespace draftwire::storage::roster {

std::vector<app::RosterPlayer> of(Connection& connection, domain::TournamentId id);
// With id > `after`, at most `limit`.
std::vector<app::RosterPlayer> after(Connection& connection, domain::TournamentId id, domain::PlayerId after,
                                     int limit);
std::optional<app::RosterPlayer> find(Connection& connection, domain::PlayerId id);
std::vector<app::RosterPlayer> of_account(Connection& connection, domain::AccountId account);

bool is_in_started_draft(Connection& connection, domain::PlayerId id);
bool is_in_active_draft(Connection& connection, domain::PlayerId id);
bool is_captain_of_pending_draft(Connection& connection, domain::PlayerId id);

std::vector<app::RosterPlayer> insert(Connection& connection, domain::TournamentId id,
                                      std::span<const app::NewPlayer> players);
void update(Connection& connection, const app::RosterPlayer& player);
void link_discord(Connection& connection, std::string_view discord_id, domain::AccountId account);
void unlink_discord(Connection& connection, std::string_view discord_id, domain::AccountId account);
void remove(Connection& connection, domain::PlayerId id);

}  // namespace draftwire::storage::roster
