#pragma once

#include <optional>

#include "app/identity.hpp"
#include "app/store.hpp"

// Who may see a tournament and all that is in it. For everybody else it does not exist.
namespace draftwire::app {

// A public one: everybody. A private one: admins, its organisers and members, accounts of its players, captains with a
// seat in one of its drafts, and sessions that opened its link.
bool may_see(const ReadTransaction& tx, const Tournament& tournament, const Identity& who);

// The tournament that it is or belongs to; nothing when there is no such thing.
std::optional<Tournament> tournament_of(const ReadTransaction& tx, domain::TournamentId id);
std::optional<Tournament> tournament_of(const ReadTransaction& tx, domain::DraftId id);
std::optional<Tournament> tournament_of(const ReadTransaction& tx, domain::PlayerId id);

// The same, and for those who are staff of it one that was deleted.
std::optional<Tournament> tournament_to_restore(const ReadTransaction& tx, domain::TournamentId id,
                                                const Identity& who);

}  // namespace draftwire::app
