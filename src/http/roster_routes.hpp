#pragma once

#include "app/roster.hpp"
#include "app/store.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// The players of a tournament. All of it must outlive the router.
struct RosterServices {
  app::Store& store;
  app::Roster& roster;
};

void add_roster_routes(Router& router, RosterServices services);

}  // namespace draftwire::http
