#pragma once

#include <expected>
#include <optional>
#include <string>

#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"
#include "auth/passwords.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in_limit.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

struct NewPassword {
  std::optional<std::string> current;  // an account without a password has none to give
  std::string password;
};

// A person changes their own password. Any worker thread; everything given must outlive it.
class PasswordChange {
 public:
  PasswordChange(app::Store& store, app::Clock& clock, Passwords& passwords, SignInLimit& limit)
      : store_(store), clock_(clock), passwords_(passwords), limit_(limit) {}

  // A new session in the place of the one that asked; the account's others end. Guesses of the current password count
  // as attempts to sign in. Precondition: `who` has an account.
  std::expected<OpenedSession, wire::Problem> change(const NewPassword& wanted, const app::Identity& who,
                                                     std::string_view session_id);

 private:
  // Nothing when the current password is the right one. `kept`: what the store has.
  std::optional<wire::Problem> forbids(const NewPassword& wanted, const app::Identity& who, const std::string& kept);

  app::Store& store_;
  app::Clock& clock_;
  Passwords& passwords_;
  SignInLimit& limit_;
};

}  // namespace draftwire::auth
