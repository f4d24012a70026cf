#pragma once

#include "auth/seats.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in.hpp"
#include "auth/sign_in_limit.hpp"
#include "http/front.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Signing in by password and by seat link, and out. All of it must outlive the router.
struct SessionServices {
  const Front& front;
  auth::Sessions& sessions;
  auth::SignIn& sign_in;
  auth::SignInLimit& limit;
  auth::Seats& seats;
};

void add_session_routes(Router& router, SessionServices services);

}  // namespace draftwire::http
