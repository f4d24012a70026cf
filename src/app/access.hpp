#pragma once

#include "app/identity.hpp"
#include "app/store.hpp"

// Who may see a tournament and all that is in it. For everybody else it does not exist.
namespace draftwire::app {

// A public one: everybody. A private one: admins, its organisers and members, accounts of its players, captains with a
// seat in one of its drafts, and sessions that opened its link.
bool may_see(StoreReader& reader, const Tournament& tournament, const Identity& who);

}  // namespace draftwire::app
