#include "auth/accounts.hpp"

#include <algorithm>
#include <utility>

#include "app/audit.hpp"
#include "app/names.hpp"
#include "app/problems.hpp"

namespace draftwire::auth {
namespace {

using app::Role;
using wire::Problem;
using wire::ProblemCode;

bool is_admin(const app::AccountRecord& record) {
  return record.account.role == Role::admin && !record.disabled_at;
}

// Precondition: the rights are locked.
bool is_last_admin(const app::ReadTransaction& tx, const app::AccountRecord& record) {
  if (!is_admin(record)) return false;
  return std::ranges::count_if(tx.accounts().all(), is_admin) == 1;
}

Problem last_admin(const app::Account& account) {
  return {ProblemCode::last_admin, account.name + " is the last admin who can sign in; make somebody else one first."};
}

// Nothing when every tournament of the account has another organiser, or `who` may leave one without: an admin, and the
// command line. Precondition: the rights are locked.
std::optional<Problem> forbids_leaving(const app::ReadTransaction& tx, const app::Account& account,
                                       const app::Identity& who) {
  if (!who.account || who.is_admin()) return std::nullopt;
  for (const domain::TournamentId id : tx.people().tournaments_of(account.id)) {
    const auto organisers = tx.people().organisers(id);
    if (organisers.size() != 1 || organisers.front().id != account.id) continue;
    const std::string name = tx.tournaments().find(id).value().name;
    return Problem{ProblemCode::last_organiser, account.name + " is the only organiser of " + name +
                                                    "; add another one, delete the tournament, or ask an admin."};
  }
  return std::nullopt;
}

// The one who made them has no right to it any more.
void delete_invites_by(app::WriteTransaction& tx, domain::AccountId id) {
  for (const app::Invite& invite : tx.invites().all()) {
    if (invite.created_by == id) tx.invites().remove(invite.id);
  }
}

std::string text_of(Role role) {
  return std::string(app::to_string(role));
}

std::optional<Problem> forbids_unlinking(const app::AccountRecord& record, const app::Identity& who) {
  if (!record.discord_id) return Problem{ProblemCode::not_found, record.account.name + " has no Discord user."};
  const bool is_own = who.account && who.account->id == record.account.id;
  if (is_own && !record.has_password) {
    return Problem{ProblemCode::last_way_in,
                   "Choose a password first: without Discord you could not sign in any more."};
  }
  return std::nullopt;
}

// One edit in its transaction.
class Editing {
 public:
  Editing(app::WriteTransaction& tx, AccountNames& names, const app::Identity& who, domain::Timestamp now)
      : tx_(tx), names_(names), who_(who), now_(now) {}

  std::optional<Problem> forbids(const app::AccountRecord& record, const AccountEdit& edit) {
    const bool loses_role = edit.role && *edit.role != Role::admin;
    if ((loses_role || edit.is_disabled == true) && is_last_admin(tx_, record)) return last_admin(record.account);
    if (!edit.name || *edit.name == record.account.name) return std::nullopt;
    return forbids_name(names_.in_use(tx_, record.account.id), *edit.name);
  }

  void apply(const app::AccountRecord& record, const AccountEdit& edit) {
    if (edit.name && *edit.name != record.account.name) rename(record.account, *edit.name);
    if (edit.role && *edit.role != record.account.role) set_role(record.account, *edit.role);
    if (edit.is_disabled && *edit.is_disabled != record.disabled_at.has_value()) {
      set_disabled(record.account, *edit.is_disabled);
    }
  }

 private:
  void rename(const app::Account& account, const std::string& name) {
    tx_.accounts().rename(account.id, name);
    note("account_renamed", account, "now " + name);
  }

  void set_role(const app::Account& account, Role role) {
    tx_.accounts().set_role(account.id, role);
    if (role != Role::admin) delete_invites_by(tx_, account.id);
    end_first_admin_links(tx_, role);
    note("role_changed", account, text_of(account.role) + " to " + text_of(role));
  }

  void set_disabled(const app::Account& account, bool is_disabled) {
    tx_.accounts().set_disabled_at(account.id, is_disabled ? std::optional(now_) : std::nullopt);
    if (is_disabled) {
      tx_.sessions().remove_of_account(account.id);
      delete_invites_by(tx_, account.id);
    }
    note(is_disabled ? "account_disabled" : "account_enabled", account, "");
  }

  void note(const char* action, const app::Account& account, std::string detail) {
    app::note(tx_, who_, now_, {.action = action, .subject = account.name, .detail = std::move(detail)});
  }

  app::WriteTransaction& tx_;
  AccountNames& names_;
  const app::Identity& who_;
  const domain::Timestamp now_;
};

}  // namespace

std::vector<app::AccountRecord> Accounts::all() {
  return store_.read([](const app::ReadTransaction& tx) { return tx.accounts().all(); });
}

std::vector<app::AccountRecord> Accounts::after(domain::AccountId after, int limit) {
  return store_.read([&](const app::ReadTransaction& tx) { return tx.accounts().after(after, limit); });
}

std::optional<app::AccountRecord> Accounts::find(domain::AccountId id) {
  return store_.read([id](const app::ReadTransaction& tx) { return tx.accounts().find(id); });
}

Accounts::Result<app::AccountRecord> Accounts::edit(domain::AccountId id, const AccountEdit& edit,
                                                    const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<app::AccountRecord> {
    tx.lock_rights();
    tx.lock(id);
    const auto record = tx.accounts().find(id);
    Editing editing(tx, names_, who, clock_.now());
    if (auto problem = record ? editing.forbids(*record, edit) : unknown_account(id)) {
      return std::unexpected(std::move(*problem));
    }
    editing.apply(*record, edit);
    return tx.accounts().find(id).value();
  });
}

Accounts::Result<void> Accounts::remove(domain::AccountId id, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<void> {
    tx.lock_rights();
    tx.lock(id);
    const auto record = tx.accounts().find(id);
    if (!record) return std::unexpected(unknown_account(id));
    if (is_last_admin(tx, *record)) return std::unexpected(last_admin(record->account));
    if (auto problem = forbids_leaving(tx, record->account, who)) return std::unexpected(std::move(*problem));
    delete_invites_by(tx, id);  // while they still have an owner
    tx.accounts().remove(id);
    app::note(tx, who, clock_.now(), {.action = "account_deleted", .subject = record->account.name});
    return {};
  });
}

Accounts::Result<void> Accounts::sign_out_everywhere(domain::AccountId id, const app::Identity& who) {
  return change(id, who, "signed_out_everywhere",
                [id](app::WriteTransaction& tx) { tx.sessions().remove_of_account(id); });
}

Accounts::Result<app::Account> Accounts::create(std::string_view name, Role role, std::string_view password_hash,
                                                const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<app::Account> {
    tx.lock_rights();
    if (names_.in_use(tx).has_like(name)) return std::unexpected(name_taken(name));
    const auto now = clock_.now();
    const auto id = tx.accounts().insert(name, role, password_hash, now);
    end_first_admin_links(tx, role);
    app::note(tx, who, now, {.action = "account_created", .subject = std::string(name), .detail = text_of(role)});
    return app::Account{id, std::string(name), role};
  });
}

Accounts::Result<void> Accounts::set_password(domain::AccountId id, std::string_view password_hash,
                                              const app::Identity& who) {
  return change(id, who, "password_changed",
                [id, password_hash](app::WriteTransaction& tx) { replace_password(tx, id, password_hash); });
}

Accounts::Result<void> Accounts::unlink_discord(domain::AccountId id, const app::Identity& who) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<void> {
    tx.lock_rights();
    tx.lock(id);
    const auto record = tx.accounts().find(id);
    if (auto problem = record ? forbids_unlinking(*record, who) : unknown_account(id)) {
      return std::unexpected(std::move(*problem));
    }
    tx.accounts().set_discord(id, std::nullopt);
    tx.roster().unlink_discord(*record->discord_id, id);
    tx.sessions().remove_of_account(id);
    app::note(tx, who, clock_.now(),
              {.action = "discord_unlinked",
               .subject = record->account.name,
               .detail = "Discord user " + *record->discord_id});
    return {};
  });
}

Accounts::Result<void> Accounts::change(domain::AccountId id, const app::Identity& who, const char* action,
                                        const std::function<void(app::WriteTransaction&)>& work) {
  return store_.write([&](app::WriteTransaction& tx) -> Result<void> {
    tx.lock_rights();
    tx.lock(id);
    const auto record = tx.accounts().find(id);
    if (!record) return std::unexpected(unknown_account(id));
    work(tx);
    app::note(tx, who, clock_.now(), {.action = action, .subject = record->account.name});
    return {};
  });
}

Accounts::Result<app::AccountExport> Accounts::export_kept(domain::AccountId id, const app::Identity& who) {
  const auto now = clock_.now();
  auto kept = store_.read([&](const app::ReadTransaction& tx) { return app::account_export(tx, id, now); });
  if (!kept) return std::unexpected(unknown_account(id));
  store_.write([&](app::WriteTransaction& tx) {
    app::note(tx, who, now, {.action = "account_exported", .subject = kept->account.account.name});
  });
  return std::move(*kept);
}

std::optional<Problem> forbids_managing_accounts(const app::Identity& who) {
  if (who.is_anonymous()) return app::not_signed_in();
  if (!who.is_admin()) return Problem{ProblemCode::forbidden, "Only admins may do that."};
  return std::nullopt;
}

std::optional<Problem> forbids_other_account(domain::AccountId id, const app::Identity& who) {
  if (who.is_anonymous()) return app::not_signed_in();
  if (who.account && who.account->id == id) return std::nullopt;
  return Problem{ProblemCode::forbidden, "Only the account itself may do that."};
}

std::optional<Problem> forbids_account(domain::AccountId id, const app::Identity& who) {
  return forbids_other_account(id, who) ? forbids_managing_accounts(who) : std::nullopt;
}

Problem unknown_account(domain::AccountId id) {
  return {ProblemCode::not_found, "There is no account " + std::to_string(id.value) + "."};
}

Problem name_taken(std::string_view name) {
  return {ProblemCode::name_taken,
          "There is an account " + std::string(name) + " already, or one that looks the same."};
}

std::optional<Problem> forbids_name(const NamesInUse& names, std::string_view name) {
  if (names.has_like(name)) return name_taken(name);
  const auto checked = app::checked_name(name);
  if (!checked) return wire::validation_failed({{"name", checked.error(), std::nullopt}});
  return std::nullopt;
}

void replace_password(app::WriteTransaction& tx, domain::AccountId id, std::string_view password_hash) {
  tx.accounts().set_password(id, password_hash);
  tx.sessions().remove_of_account(id);
  delete_password_links(tx, id);
}

bool is_league_run(const app::ReadTransaction& tx) {
  return std::ranges::any_of(tx.accounts().all(),
                             [](const app::AccountRecord& record) { return record.account.role != Role::member; });
}

void end_first_admin_links(app::WriteTransaction& tx, Role role) {
  if (role != Role::member) tx.invites().remove_of_kind(app::InviteKind::first_admin);
}

void delete_password_links(app::WriteTransaction& tx, domain::AccountId id) {
  for (const app::Invite& invite : tx.invites().all()) {
    if (invite.account_id == id) tx.invites().remove(invite.id);
  }
}

}  // namespace draftwire::auth
