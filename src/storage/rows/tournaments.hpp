#pragma once

#include <memory>

#include "app/stores/tournament_store.hpp"
#include "storage/rows/row_context.hpp"

// Tournaments as rows. Called inside a transaction of the connection.
namespace draftwire::storage::tournaments {

// `context` must outlive it.
std::unique_ptr<app::TournamentStore> make(RowContext& context);

// Moves the set-up version.
void count_setup_change(Connection& connection, domain::TournamentId id);

// What its ratings are called, and how they read.
domain::RatingScale rating(Connection& connection, domain::TournamentId id);

}  // namespace draftwire::storage::tournaments
