#include "auth/invitations.hpp"

#include <utility>

#include "app/audit.hpp"
#include "auth/accounts.hpp"
#include "auth/expiry.hpp"
#include "auth/session_ids.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::auth {
namespace {

using app::InviteKind;
using wire::Problem;
using wire::ProblemCode;

Problem not_valid() {
  return {ProblemCode::invitation_not_found, "This link is not valid: it was used, it expired, or it never was one."};
}

// What the token opens now.
std::optional<app::Invite> open(const app::ReadTransaction& tx, std::string_view token, domain::Timestamp now) {
  const auto hash = session_hash(token);
  auto invite = hash ? tx.invites().find(*hash) : std::nullopt;
  if (!invite || invite->expires_at <= now || !has_begun(invite->created_at, now)) return std::nullopt;
  if (invite->kind == InviteKind::first_admin && is_league_run(tx)) return std::nullopt;
  if (invite->kind == InviteKind::password) {
    const auto account = tx.accounts().find(invite->account_id.value());
    if (!account || account->disabled_at) return std::nullopt;
  }
  return invite;
}

// `who`: no account yet, at their address. They are the account from now on.
app::Account make_account(app::WriteTransaction& tx, const app::Invite& invite, const std::string& name,
                          std::string_view password_hash, app::Identity who, domain::Timestamp now) {
  const auto id = tx.accounts().insert(name, invite.role, password_hash, now);
  const app::Account account{id, name, invite.role};
  end_first_admin_links(tx, invite.role);
  who.account = account;
  app::note(tx, who, now,
            {.action = "account_created",
             .subject = name,
             .detail = std::string(app::to_string(invite.role)) +
                       (invite.kind == InviteKind::first_admin ? ", by the set-up link" : ", by invitation")});
  return account;
}

app::Account give_password(app::WriteTransaction& tx, domain::AccountId id, std::string_view password_hash,
                           app::Identity who, domain::Timestamp now) {
  tx.lock(id);
  app::Account account = tx.accounts().find(id).value().account;
  replace_password(tx, id, password_hash);
  who.account = account;
  app::note(tx, who, now, {.action = "password_changed", .subject = account.name, .detail = "by a link"});
  return account;
}

// Nothing when the link may be used so.
std::optional<Problem> forbids(const app::ReadTransaction& tx, AccountNames& names,
                               const std::optional<app::Invite>& invite, const Acceptance& acceptance) {
  if (!invite) return not_valid();
  if (invite->kind == InviteKind::password) {
    if (!acceptance.name) return std::nullopt;
    return wire::validation_failed({{"name", "stays as it is with a link for a new password", std::nullopt}});
  }
  if (!acceptance.name) return wire::validation_failed({{"name", "is required", std::nullopt}});
  return forbids_name(names.in_use(tx), *acceptance.name);
}

}  // namespace

Invitations::Result<app::Invite> Invitations::find(std::string_view token, std::string_view address) {
  if (const auto wait = limit_.begin_by_link(address)) return std::unexpected(SignInLimit::too_many(*wait));
  auto invite = store_.read([&](const app::ReadTransaction& tx) { return open(tx, token, clock_.now()); });
  if (!invite) return std::unexpected(not_valid());
  limit_.succeeded_by_link(address);
  return std::move(*invite);
}

Invitations::Result<OpenedSession> Invitations::accept(const Acceptance& acceptance) {
  if (const auto wait = limit_.begin_by_link(acceptance.address)) {
    return std::unexpected(SignInLimit::too_many(*wait));
  }
  const auto now = clock_.now();
  // Guesses are settled without hashing, and without the one writer that picks need.
  auto problem = store_.read(
      [&](const app::ReadTransaction& tx) { return forbids(tx, names_, open(tx, acceptance.token, now), acceptance); });
  if (problem) return std::unexpected(std::move(*problem));
  const std::string hash = passwords_.hash(acceptance.password);

  auto result = store_.write([&](app::WriteTransaction& tx) -> Result<OpenedSession> {
    tx.lock_rights();  // one of two who use a link at once comes too late, and so does one of two with a name
    const auto invite = open(tx, acceptance.token, now);
    if (auto found = forbids(tx, names_, invite, acceptance)) return std::unexpected(std::move(*found));
    app::Identity who;
    who.address = acceptance.address;
    tx.invites().remove(invite->id);
    who.account = invite->account_id ? give_password(tx, *invite->account_id, hash, who, now)
                                     : make_account(tx, *invite, *acceptance.name, hash, who, now);
    app::note(tx, who, now, {.action = "signed_in", .subject = who.account->name, .detail = "by a link"});
    return Sessions::sign_in(tx, acceptance.session_id, *who.account, now);
  });
  if (result) limit_.succeeded_by_link(acceptance.address);
  return result;
}

}  // namespace draftwire::auth
