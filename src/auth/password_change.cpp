#include "auth/password_change.hpp"

#include <utility>

#include "app/audit.hpp"
#include "app/problems.hpp"
#include "auth/accounts.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::auth {
namespace {

using wire::Problem;
using wire::ProblemCode;

}  // namespace

std::optional<Problem> PasswordChange::forbids(const NewPassword& wanted, const app::Identity& who,
                                               const std::string& kept) {
  if (kept.empty()) return std::nullopt;
  if (!wanted.current) return wire::validation_failed({{"current_password", "is required", std::nullopt}});
  if (const auto wait = limit_.begin(who.address, who.account->name)) return SignInLimit::too_many(*wait);
  if (passwords_.matches(*wanted.current, kept)) {
    limit_.succeeded(who.address, who.account->name);
    return std::nullopt;
  }
  store_.write([&](app::WriteTransaction& tx) {
    app::note(tx, who, clock_.now(),
              {.action = "sign_in_failed", .subject = who.account->name, .detail = "wrong password, to change it"});
  });
  return Problem{ProblemCode::wrong_credentials, "The current password is wrong."};
}

std::expected<OpenedSession, Problem> PasswordChange::change(const NewPassword& wanted, const app::Identity& who,
                                                             std::string_view session_id) {
  const app::Account& account = who.account.value();
  const auto credentials =
      store_.read([&](const app::ReadTransaction& tx) { return tx.accounts().credentials(account.name); });
  if (!credentials) return std::unexpected(app::not_signed_in());
  if (auto problem = forbids(wanted, who, credentials->password_hash)) return std::unexpected(std::move(*problem));
  const std::string hash = passwords_.hash(wanted.password);

  return store_.write([&](app::WriteTransaction& tx) -> std::expected<OpenedSession, Problem> {
    const auto now = clock_.now();
    Sessions::lock(tx, session_id);
    tx.lock(account.id);
    auto session = Sessions::find(tx, session_id, now);
    if (!session || session->account != account) return std::unexpected(app::not_signed_in());
    replace_password(tx, account.id, hash);
    app::note(tx, who, now, {.action = "password_changed", .subject = account.name});
    return Sessions::replace(tx, session_id, std::move(*session), now);
  });
}

}  // namespace draftwire::auth
