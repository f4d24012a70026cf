#pragma once

#include "auth/accounts.hpp"
#include "auth/invites.hpp"
#include "auth/password_change.hpp"
#include "http/front.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// The accounts of the league: their list, changes and passwords. All of it must outlive the router.
struct AccountServices {
  const Front& front;
  auth::Accounts& accounts;
  auth::Invites& invites;
  auth::PasswordChange& password_change;
};

void add_account_routes(Router& router, AccountServices services);

}  // namespace draftwire::http
