#pragma once

#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// Who belongs to a tournament, as rows. Called inside a transaction of the connection.
namespace draftwire::storage::tournament_people {

bool is_organiser(Connection& connection, domain::TournamentId id, domain::AccountId account);
std::vector<app::Account> organisers(Connection& connection, domain::TournamentId id);
std::vector<app::Account> members(Connection& connection, domain::TournamentId id);
bool belongs(Connection& connection, domain::TournamentId id, domain::AccountId account);
std::vector<domain::TournamentId> tournaments_of(Connection& connection, domain::AccountId account);

void insert_organiser(Connection& connection, domain::TournamentId id, domain::AccountId account);
void remove_organiser(Connection& connection, domain::TournamentId id, domain::AccountId account);
void insert_member(Connection& connection, domain::TournamentId id, domain::AccountId account);
void remove_member(Connection& connection, domain::TournamentId id, domain::AccountId account);

// Throws app::StoreError when there is no such tournament.
int rotate_link(Connection& connection, domain::TournamentId id);

}  // namespace draftwire::storage::tournament_people
