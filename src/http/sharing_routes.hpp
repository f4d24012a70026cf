#pragma once

#include "app/store.hpp"
#include "app/tournament_people.hpp"
#include "auth/watch_links.hpp"
#include "http/front.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Who runs and sees a tournament, and its watch link. All of it must outlive the router.
struct SharingServices {
  const Front& front;
  app::Store& store;
  app::TournamentPeople& people;
  auth::WatchLinks& watch_links;
};

void add_sharing_routes(Router& router, SharingServices services);

}  // namespace draftwire::http
