#pragma once

#include <memory>
#include <vector>

#include "app/stores/seat_store.hpp"
#include "storage/rows/row_context.hpp"

// The captains' seats as rows. Called inside a transaction of the connection.
namespace draftwire::storage::seats {

// `context` must outlive it.
std::unique_ptr<app::SeatStore> make(RowContext& context);

std::vector<app::Seat> of_session(Connection& connection, const app::SessionHash& hash);

}  // namespace draftwire::storage::seats
