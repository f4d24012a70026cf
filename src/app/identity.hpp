#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "app/records.hpp"
#include "domain/actor.hpp"

namespace draftwire::app {

// Who makes a request. A value. Anonymous without an account and a seat, which may hold a pass to watch all the same.
struct Identity {
  std::optional<Account> account;
  std::vector<Seat> seats;
  std::vector<WatchPass> passes = {};
  std::string address = {};  // where the request comes from; empty: from nowhere outside
  bool is_system = false;    // the process itself: may do everything, and events name no one

  static Identity system() {
    Identity system;
    system.is_system = true;
    return system;
  }

  [[nodiscard]] bool is_anonymous() const { return !account && seats.empty() && !is_system; }
  [[nodiscard]] bool is_admin() const { return account && account->role == Role::admin; }
};

// What the identity may do in one draft. `is_staff`: of the draft's tournament.
inline domain::Actor actor_in(const Identity& identity, domain::DraftId draft, bool is_staff) {
  if (identity.is_system) return domain::Actor::system();
  domain::Actor actor;
  actor.is_signed_in = !identity.is_anonymous();
  actor.is_staff = is_staff;
  for (const Seat& seat : identity.seats) {
    if (seat.draft_id == draft) actor.seats.insert(seat.team_id);
  }
  if (identity.account)
    actor.account = domain::EventActor{domain::ActorKind::account, identity.account->id.value, identity.account->name};
  return actor;
}

}  // namespace draftwire::app
