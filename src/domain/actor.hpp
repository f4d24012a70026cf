#pragma once

#include <optional>
#include <set>
#include <string>

#include "domain/events.hpp"
#include "domain/ids.hpp"

namespace draftwire::domain {

// Who gives a command, and what they may do in this draft.
struct Actor {
  bool is_signed_in = false;
  bool is_staff = false;              // of the draft's tournament
  std::set<TeamId> seats;             // whose captain they are
  std::optional<EventActor> account;  // the account behind the session, if any

  // The system itself: everything is allowed, and events name no account.
  static Actor system() { return {true, true, {}, std::nullopt}; }
};

}  // namespace draftwire::domain
