#pragma once

#include <memory>

#include "app/stores/tournament_people_store.hpp"
#include "storage/rows/row_context.hpp"

// Who belongs to a tournament as rows. Called inside a transaction of the connection.
namespace draftwire::storage::tournament_people {

// `context` must outlive it.
std::unique_ptr<app::TournamentPeopleStore> make(RowContext& context);

void insert_organiser(Connection& connection, domain::TournamentId id, domain::AccountId account);

}  // namespace draftwire::storage::tournament_people
