#pragma once

#include "auth/invitations.hpp"
#include "auth/invites.hpp"
#include "http/front.hpp"
#include "http/router.hpp"

namespace draftwire::http {

// Invitations: made by admins, accepted by who opens the link. All of it must outlive the router.
struct InvitationServices {
  const Front& front;
  auth::Invites& invites;
  auth::Invitations& invitations;
};

void add_invitation_routes(Router& router, InvitationServices services);

}  // namespace draftwire::http
