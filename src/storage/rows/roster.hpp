#pragma once

#include <memory>
#include <vector>

#include "app/stores/roster_store.hpp"
#include "storage/rows/row_context.hpp"

// The players of a tournament as rows. Called inside a transaction of the connection.
namespace draftwire::storage::roster {

// `context` must outlive it.
std::unique_ptr<app::RosterStore> make(RowContext& context);

std::vector<app::RosterPlayer> of(Connection& connection, domain::TournamentId id);

}  // namespace draftwire::storage::roster
