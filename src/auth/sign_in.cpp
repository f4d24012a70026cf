#include "auth/sign_in.hpp"

#include <optional>

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
    opened = Sessions::sign_in(writer, attempt.session_id, credentials->account, clock_.now());
  });
  return opened;
}

}  // namespace draftwire::auth
