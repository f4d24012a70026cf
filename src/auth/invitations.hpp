#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/store.hpp"
#include "auth/name_looks.hpp"
#include "auth/passwords.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in_limit.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// What the one who opens a link sends.
struct Acceptance {
  std::string token;
  std::optional<std::string> name;  // that of a new account; a link for a new password takes none
  std::string password;
  std::string address;
  std::string session_id;  // that they hold already; empty: none
};

// Using the links that `Invites` makes. A wrong token, one that was used and one that expired get the same answer, and
// guessing counts against the limit of signing in by links. Any worker thread; everything given must outlive it.
class Invitations {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Invitations(app::Store& store, app::Clock& clock, Passwords& passwords, SignInLimit& limit, AccountNames& names)
      : store_(store), clock_(clock), passwords_(passwords), limit_(limit), names_(names) {}

  // What a link is for.
  Result<app::Invite> find(std::string_view token, std::string_view address);

  // Signs in: with a new account, or with the account whose password is a new one and whose sessions end.
  Result<OpenedSession> accept(const Acceptance& acceptance);

 private:
  app::Store& store_;
  app::Clock& clock_;
  Passwords& passwords_;
  SignInLimit& limit_;
  AccountNames& names_;
};

}  // namespace draftwire::auth
