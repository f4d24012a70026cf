#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// A link that was just made: the only moment at which its token is known. The store has its hash alone.
struct IssuedInvite {
  app::Invite invite;
  std::string token;
};

// Making links that are used once: to join, to set up a league's first admin, to get a new password. Whether `who` may
// is asked before, as for accounts, and an admin who makes one is asked again; it goes when they are an admin no more.
// Any worker thread; store and clock must outlive it.
class Invites {
 public:
  static constexpr std::chrono::hours kInviteLifetime{24 * 7};
  static constexpr std::chrono::hours kPasswordLifetime{24};
  static constexpr std::chrono::hours kFirstAdminLifetime{24};

  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Invites(app::Store& store, app::Clock& clock) : store_(store), clock_(clock) {}

  // Those that have not expired.
  std::vector<app::Invite> all();

  // To an account of that role.
  Result<IssuedInvite> invite(app::Role role, const app::Identity& who);

  // The only one of the account: an older one works no more.
  Result<IssuedInvite> invite_to_new_password(domain::AccountId account, const app::Identity& who);

  // To the first admin; nothing when there is an organiser or admin. Every node may make one: all work until one was
  // used.
  std::optional<IssuedInvite> invite_first_admin();

  Result<void> revoke(std::int64_t id, const app::Identity& who);

 private:
  app::Store& store_;
  app::Clock& clock_;
};

}  // namespace draftwire::auth
