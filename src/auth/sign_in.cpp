#include "auth/sign_in.hpp"

#include <optional>

#include "app/audit.hpp"
#include "app/names.hpp"

namespace draftwire::auth {
namespace {

wire::Problem wrong_credentials() {
  return {wire::ProblemCode::wrong_credentials, "The name or the password is wrong."};
}

// For admins to read; others are not told which it was.
std::string why(const std::optional<app::Credentials>& credentials, bool is_right) {
  if (!credentials) return "no such account";
  if (credentials->is_disabled) return "disabled";
  return is_right ? "changed meanwhile" : "wrong password";
}

}  // namespace

std::expected<OpenedSession, wire::Problem> SignIn::sign_in(const SignInAttempt& attempt) {
  if (const auto wait = limit_.begin(attempt.address, attempt.username)) {
    return std::unexpected(SignInLimit::too_many(*wait));
  }
  const auto credentials =
      store_.read([&](const app::ReadTransaction& tx) { return tx.accounts().credentials(attempt.username); });
  bool is_right = false;
  const bool has_password = credentials && !credentials->password_hash.empty();
  if (has_password) {
    is_right = passwords_.matches(attempt.password, credentials->password_hash);
  } else {
    passwords_.match_nothing(attempt.password);
  }

  const auto open = [&](app::WriteTransaction& tx) -> std::expected<OpenedSession, wire::Problem> {
    const auto now = clock_.now();
    if (is_right) Sessions::lock(tx, attempt.session_id);
    app::Identity who;
    who.address = attempt.address;
    // A password that was replaced, or an account that was disabled, while this one was hashed is worth nothing.
    tx.lock_credentials(attempt.username);
    const auto current = tx.accounts().credentials(attempt.username);
    const bool holds =
        is_right && current && !current->is_disabled && current->password_hash == credentials->password_hash;
    if (!holds) {
      app::note(tx, who, now,
                {.action = "sign_in_failed",
                 .subject = app::checked_name(attempt.username).value_or(""),
                 .detail = why(current, is_right)});
      return std::unexpected(wrong_credentials());
    }
    who.account = current->account;
    app::note(tx, who, now, {.action = "signed_in", .subject = who.account->name});
    return Sessions::sign_in(tx, attempt.session_id, *who.account, now);
  };
  // A stranger can ask for as many of these as there is time to hash, and no captain's pick is to wait for the disk
  // behind each. After a power loss the person signs in again.
  auto result = store_.write(open, app::Durability::soon);
  if (result) limit_.succeeded(attempt.address, attempt.username);
  return result;
}

}  // namespace draftwire::auth
