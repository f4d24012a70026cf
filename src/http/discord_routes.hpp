#pragma once

#include "auth/accounts.hpp"
#include "auth/discord_sign_in.hpp"
#include "http/front.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Signing in and linking by Discord. All of it must outlive the router.
struct DiscordServices {
  const Front& front;
  auth::Accounts& accounts;
  auth::DiscordSignIn* sign_in;  // nothing: the operator has made no application there
};

void add_discord_routes(Router& router, DiscordServices services);

}  // namespace draftwire::http
