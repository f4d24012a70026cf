#pragma once

#include "app/announcer.hpp"
#include "app/transaction.hpp"

namespace draftwire::app {

// Tells viewers, once the transaction is durable, that the tournament or its roster is another now, and with it the
// set-up of each of its pending drafts. The announcer must outlive the transaction.
void announce_change(WriteTransaction& tx, Announcer& announcer, domain::TournamentId id);

}  // namespace draftwire::app
