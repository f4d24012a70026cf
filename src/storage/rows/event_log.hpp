#pragma once

#include <optional>
#include <vector>

#include "domain/decision.hpp"
#include "storage/rows/connection.hpp"

// The logs as rows. Called inside a transaction of the connection.
namespace draftwire::storage::event_log {

std::vector<domain::Event> after(Connection& connection, domain::DraftId id, domain::Seq after, int limit);
std::vector<domain::Event> before(Connection& connection, domain::DraftId id, std::optional<domain::Seq> before,
                                  int limit);
std::vector<domain::Event> after(Connection& connection, domain::TournamentId id, domain::Seq after, int limit);
std::vector<domain::Event> before(Connection& connection, domain::TournamentId id, std::optional<domain::Seq> before,
                                  int limit);
domain::Seq head(Connection& connection, domain::TournamentId id);

// When the last event of the draft's tournament happened.
std::optional<domain::Timestamp> last_moment(Connection& connection, domain::DraftId id);

// Gives the events their places at the end of the log. The draft's own row is not its matter.
std::vector<domain::Event> append(Connection& connection, domain::DraftId id, const domain::Decision& decision);

}  // namespace draftwire::storage::event_log
