#include "auth/invites.hpp"

#include <algorithm>
#include <utility>

#include "app/audit.hpp"
#include "auth/accounts.hpp"
#include "auth/session_ids.hpp"

namespace draftwire::auth {
namespace {

using app::InviteKind;
using wire::Problem;
using wire::ProblemCode;

// Not in the store yet.
IssuedInvite new_link(InviteKind kind, app::Role role, std::chrono::hours lifetime, domain::Timestamp now) {
  IssuedInvite issued;
  issued.token = new_session_id();
  issued.invite.hash = session_hash(issued.token).value();
  issued.invite.kind = kind;
  issued.invite.role = role;
  issued.invite.created_at = now;
  issued.invite.expires_at = now + lifetime;
  return issued;
}

std::optional<domain::AccountId> id_of(const app::Identity& who) {
  return who.account ? std::optional(who.account->id) : std::nullopt;
}

// `who` may have lost the right since it was asked for. Precondition: the rights are locked.
std::optional<Problem> forbids_inviting(const app::ReadTransaction& tx, const app::Identity& who) {
  if (!who.account) return std::nullopt;  // the command line
  app::Identity current;
  const auto record = tx.accounts().find(who.account->id);
  if (record && !record->disabled_at) current.account = record->account;
  return forbids_managing_accounts(current);
}

std::string what_for(const app::Invite& invite) {
  if (invite.kind == InviteKind::password) return "for a new password";
  return std::string(app::to_string(invite.role));
}

}  // namespace

std::vector<app::Invite> Invites::all() {
  auto invites = store_.read([](const app::ReadTransaction& tx) { return tx.invites().all(); });
  std::erase_if(invites, [now = clock_.now()](const app::Invite& invite) { return invite.expires_at <= now; });
  return invites;
}

Invites::Result<IssuedInvite> Invites::invite(app::Role role, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<IssuedInvite> {
    const auto now = clock_.now();
    tx.lock_rights();
    if (auto problem = forbids_inviting(tx, who)) return std::unexpected(std::move(*problem));
    IssuedInvite issued = new_link(InviteKind::invite, role, kInviteLifetime, now);
    issued.invite.created_by = id_of(who);
    issued.invite.id = tx.invites().insert(issued.invite);
    app::note(tx, who, now, {.action = "invite_created", .detail = what_for(issued.invite)});
    return issued;
  });
}

Invites::Result<IssuedInvite> Invites::invite_to_new_password(domain::AccountId account, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<IssuedInvite> {
    const auto now = clock_.now();
    tx.lock_rights();
    if (auto problem = forbids_inviting(tx, who)) return std::unexpected(std::move(*problem));
    const auto record = tx.accounts().find(account);
    if (!record) return std::unexpected(unknown_account(account));
    delete_password_links(tx, account);
    IssuedInvite issued = new_link(InviteKind::password, record->account.role, kPasswordLifetime, now);
    issued.invite.account_id = account;
    issued.invite.account_name = record->account.name;
    issued.invite.created_by = id_of(who);
    issued.invite.id = tx.invites().insert(issued.invite);
    app::note(tx, who, now,
              {.action = "invite_created", .subject = record->account.name, .detail = what_for(issued.invite)});
    return issued;
  });
}

std::optional<IssuedInvite> Invites::invite_first_admin() {
  return store_.write([&](app::WriteTransaction& tx) -> std::optional<IssuedInvite> {
    const auto now = clock_.now();
    tx.lock_rights();
    if (is_league_run(tx)) return std::nullopt;
    IssuedInvite issued = new_link(InviteKind::first_admin, app::Role::admin, kFirstAdminLifetime, now);
    issued.invite.id = tx.invites().insert(issued.invite);
    return issued;
  });
}

Invites::Result<void> Invites::revoke(std::int64_t id, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<void> {
    const auto now = clock_.now();
    tx.lock_rights();  // one that is being used is not taken back as well
    const auto invites = tx.invites().all();
    const auto found = std::ranges::find(invites, id, &app::Invite::id);
    if (found == invites.end() || found->expires_at <= now) {
      return std::unexpected(Problem{ProblemCode::not_found, "There is no invite " + std::to_string(id) + "."});
    }
    tx.invites().remove(id);
    app::note(tx, who, now, {.action = "invite_revoked", .subject = found->account_name, .detail = what_for(*found)});
    return {};
  });
}

}  // namespace draftwire::auth
