#pragma once

#include "app/store.hpp"
#include "auth/seats.hpp"
#include "http/front.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// The seat links of a draft, for its staff. All of it must outlive the router.
struct SeatServices {
  const Front& front;
  app::Store& store;
  auth::Seats& seats;
};

void add_seat_routes(Router& router, SeatServices services);

}  // namespace draftwire::http
