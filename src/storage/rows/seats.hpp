#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"
#include "storage/rows/connection.hpp"

// The captains' seats as rows. Called inside a transaction of the connection.
namespace draftwire::storage::seats {

std::vector<app::Seat> of(Connection& connection, domain::DraftId id);
std::vector<app::Seat> of_account(Connection& connection, domain::AccountId account);
std::vector<app::Seat> of_session(Connection& connection, const app::SessionHash& hash);
std::optional<domain::Timestamp> taken_at(Connection& connection, domain::DraftId draft, domain::TeamId team);

// Throws app::StoreError when the draft has no such team.
int rotate(Connection& connection, domain::DraftId draft, domain::TeamId team);

}  // namespace draftwire::storage::seats
