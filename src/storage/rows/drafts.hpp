#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/records.hpp"
#include "domain/events.hpp"
#include "storage/rows/connection.hpp"

// Drafts and their teams as rows, without their logs. Called inside a transaction of the connection.
namespace draftwire::storage::drafts {

std::vector<app::DraftRecord> newest_first(Connection& connection);
std::vector<app::DraftRecord> of(Connection& connection, domain::TournamentId id);
// Newest first, at most `limit`, with id < `before` (nothing: from the newest).
std::vector<app::DraftRecord> before(Connection& connection, domain::TournamentId id,
                                     std::optional<domain::DraftId> before, int limit);
// As app::StoreReader::some_drafts().
std::vector<app::DraftRecord> some_of(Connection& connection, domain::TournamentId first, domain::TournamentId last,
                                      int limit, bool with_private);
std::optional<app::DraftRecord> find(Connection& connection, domain::DraftId id);
domain::Setup setup(Connection& connection, domain::DraftId id);

domain::DraftId insert(Connection& connection, domain::TournamentId id, const app::DraftSpec& spec,
                       domain::Timestamp at);
void update(Connection& connection, domain::DraftId id, const app::DraftSpec& spec);

// Moves the draft's row along with what was just appended to its log.
void follow(Connection& connection, domain::DraftId id, std::span<const domain::Event> events);

}  // namespace draftwire::storage::drafts
