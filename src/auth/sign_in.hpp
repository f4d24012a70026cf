#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/store.hpp"
#include "auth/passwords.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in_limit.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// Who tries to sign in, from where, and the session that they hold already (empty: none).
struct SignInAttempt {
  std::string username;
  std::string password;
  std::string address;
  std::string session_id;
};

// Signing in with a name and a password. Any worker thread; everything given must outlive it.
class SignIn {
 public:
  SignIn(app::Store& store, app::Clock& clock, Passwords& passwords, SignInLimit& limit)
      : store_(store), clock_(clock), passwords_(passwords), limit_(limit) {}

  // A new session for the account. It keeps the seats of the old one, unless that was another account's. The answer to
  // a wrong name and to a wrong password is the same, and takes the same time.
  std::expected<OpenedSession, wire::Problem> sign_in(const SignInAttempt& attempt);

 private:
  app::Store& store_;
  app::Clock& clock_;
  Passwords& passwords_;
  SignInLimit& limit_;
};

}  // namespace draftwire::auth
