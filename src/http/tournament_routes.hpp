#pragma once

#include "app/store.hpp"
#include "app/tournaments.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Tournaments. All of it must outlive the router.
struct TournamentServices {
  app::Store& store;
  app::Tournaments& tournaments;
};

void add_tournament_routes(Router& router, TournamentServices services);

}  // namespace draftwire::http
