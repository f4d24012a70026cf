#include "auth/sign_in.hpp"

#include <optional>
#include <utility>

namespace draftwire::auth {

std::expected<OpenedSession, wire::Problem> SignIn::sign_in(const SignInAttempt& attempt) {
  if (const auto wait = limit_.begin(attempt.address, attempt.username)) {
    return std::unexpected(SignInLimit::too_many(*wait));
  }
  std::optional<app::Credentials> credentials;
  store_.read([&](app::StoreReader& reader) { credentials = reader.credentials(attempt.username); });
  bool is_right = false;
  const bool has_password = credentials && !credentials->password_hash.empty();
  if (has_password) {
    is_right = passwords_.matches(attempt.password, credentials->password_hash);
  } else {
    passwords_.match_nothing(attempt.password);
  }
  if (!is_right || credentials->is_disabled) {
    return std::unexpected(wire::Problem{wire::ProblemCode::wrong_credentials, "The name or the password is wrong."});
  }
  limit_.succeeded(attempt.address, attempt.username);

  OpenedSession opened;
  store_.write([&](app::StoreWriter& writer) {
    const auto now = clock_.now();
    app::Session session;
    session.account = credentials->account;
    if (auto old = Sessions::find(writer, attempt.session_id, now)) {
      const bool is_somebody_elses = old->account && old->account->id != credentials->account.id;
      if (!is_somebody_elses) {
        session.seats = std::move(old->seats);
        session.passes = std::move(old->passes);
      }
    }
    opened = Sessions::replace(writer, attempt.session_id, std::move(session), now);
  });
  return opened;
}

}  // namespace draftwire::auth
