#include "auth/accounts.hpp"

#include <algorithm>
#include <utility>

#include "app/audit.hpp"
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
bool is_last_admin(app::StoreReader& reader, const app::AccountRecord& record) {
  if (!is_admin(record)) return false;
  return std::ranges::count_if(reader.accounts(), is_admin) == 1;
}

Problem last_admin(const app::Account& account) {
  return {ProblemCode::last_admin, account.name + " is the last admin who can sign in; make somebody else one first."};
}

// Nothing when every tournament of the account has another organiser, or `who` may leave one without: an admin, and the
// command line. Precondition: the rights are locked.
std::optional<Problem> forbids_leaving(app::StoreReader& reader, const app::Account& account,
                                       const app::Identity& who) {
  if (!who.account || who.is_admin()) return std::nullopt;
  for (const domain::TournamentId id : reader.tournaments_of(account.id)) {
    const auto organisers = reader.organisers(id);
    if (organisers.size() != 1 || organisers.front().id != account.id) continue;
    const auto tournaments = reader.tournaments();  // one alone would be locked, and those come before the rights
    const auto name = std::ranges::find(tournaments, id, &app::Tournament::id)->name;
    return Problem{ProblemCode::last_organiser, account.name + " is the only organiser of " + name +
                                                    "; add another one, delete the tournament, or ask an admin."};
  }
  return std::nullopt;
}

// The one who made them has no right to it any more.
void delete_invites_by(app::StoreWriter& writer, domain::AccountId id) {
  for (const app::Invite& invite : writer.invites()) {
    if (invite.created_by == id) writer.delete_invite(invite.id);
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
  Editing(app::StoreWriter& writer, AccountNames& names, const app::Identity& who, domain::Timestamp now)
      : writer_(writer), names_(names), who_(who), now_(now) {}

  std::optional<Problem> forbids(const app::AccountRecord& record, const AccountEdit& edit) {
    const bool loses_role = edit.role && *edit.role != Role::admin;
    if ((loses_role || edit.is_disabled == true) && is_last_admin(writer_, record)) return last_admin(record.account);
    if (!edit.name || *edit.name == record.account.name) return std::nullopt;
    if (names_.in_use(writer_, record.account.id).has_like(*edit.name)) return name_taken(*edit.name);
    return std::nullopt;
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
    writer_.rename_account(account.id, name);
    note("account_renamed", account, "now " + name);
  }

  void set_role(const app::Account& account, Role role) {
    writer_.set_role(account.id, role);
    if (role != Role::admin) delete_invites_by(writer_, account.id);
    end_set_up(writer_, role);
    note("role_changed", account, text_of(account.role) + " to " + text_of(role));
  }

  void set_disabled(const app::Account& account, bool is_disabled) {
    writer_.set_disabled_at(account.id, is_disabled ? std::optional(now_) : std::nullopt);
    if (is_disabled) {
      writer_.delete_sessions_of(account.id);
      delete_invites_by(writer_, account.id);
    }
    note(is_disabled ? "account_disabled" : "account_enabled", account, "");
  }

  void note(const char* action, const app::Account& account, std::string detail) {
    app::note(writer_, who_, now_, {.action = action, .subject = account.name, .detail = std::move(detail)});
  }

  app::StoreWriter& writer_;
  AccountNames& names_;
  const app::Identity& who_;
  const domain::Timestamp now_;
};

}  // namespace

std::vector<app::AccountRecord> Accounts::all() {
  return store_.read([](app::StoreReader& reader) { return reader.accounts(); });
}

std::vector<app::AccountRecord> Accounts::after(domain::AccountId after, int limit) {
  return store_.read([&](app::StoreReader& reader) { return reader.accounts_after(after, limit); });
}

std::optional<app::AccountRecord> Accounts::find(domain::AccountId id) {
  return store_.read([id](app::StoreReader& reader) { return reader.account(id); });
}

Accounts::Result<app::AccountRecord> Accounts::edit(domain::AccountId id, const AccountEdit& edit,
                                                    const app::Identity& who) {
  return store_.write([&](app::StoreWriter& writer) -> Result<app::AccountRecord> {
    writer.lock_rights();
    const auto record = writer.account(id);
    Editing editing(writer, names_, who, clock_.now());
    if (auto problem = record ? editing.forbids(*record, edit) : unknown_account(id)) {
      return std::unexpected(std::move(*problem));
    }
    editing.apply(*record, edit);
    return writer.account(id).value();
  });
}

Accounts::Result<void> Accounts::remove(domain::AccountId id, const app::Identity& who) {
  return store_.write([&](app::StoreWriter& writer) -> Result<void> {
    writer.lock_rights();
    const auto record = writer.account(id);
    if (!record) return std::unexpected(unknown_account(id));
    if (is_last_admin(writer, *record)) return std::unexpected(last_admin(record->account));
    if (auto problem = forbids_leaving(writer, record->account, who)) return std::unexpected(std::move(*problem));
    delete_invites_by(writer, id);  // while they still have an owner
    writer.delete_account(id);
    app::note(writer, who, clock_.now(), {.action = "account_deleted", .subject = record->account.name});
    return {};
  });
}

Accounts::Result<void> Accounts::sign_out_everywhere(domain::AccountId id, const app::Identity& who) {
  return change(id, who, "signed_out_everywhere", [id](app::StoreWriter& writer) { writer.delete_sessions_of(id); });
}

Accounts::Result<app::Account> Accounts::create(std::string_view name, Role role, std::string_view password_hash,
                                                const app::Identity& who) {
  return store_.write([&](app::StoreWriter& writer) -> Result<app::Account> {
    writer.lock_rights();
    if (names_.in_use(writer).has_like(name)) return std::unexpected(name_taken(name));
    const auto now = clock_.now();
    const auto id = writer.insert_account(name, role, password_hash, now);
    end_set_up(writer, role);
    app::note(writer, who, now, {.action = "account_created", .subject = std::string(name), .detail = text_of(role)});
    return app::Account{id, std::string(name), role};
  });
}

Accounts::Result<void> Accounts::set_password(domain::AccountId id, std::string_view password_hash,
                                              const app::Identity& who) {
  return change(id, who, "password_changed",
                [id, password_hash](app::StoreWriter& writer) { replace_password(writer, id, password_hash); });
}

Accounts::Result<void> Accounts::unlink_discord(domain::AccountId id, const app::Identity& who) {
  return store_.write([&](app::StoreWriter& writer) -> Result<void> {
    writer.lock_rights();
    const auto record = writer.account(id);
    if (auto problem = record ? forbids_unlinking(*record, who) : unknown_account(id)) {
      return std::unexpected(std::move(*problem));
    }
    writer.set_discord(id, std::nullopt);
    writer.unlink_players_of_discord(*record->discord_id, id);
    writer.delete_sessions_of(id);
    app::note(writer, who, clock_.now(),
              {.action = "discord_unlinked",
               .subject = record->account.name,
               .detail = "Discord user " + *record->discord_id});
    return {};
  });
}

Accounts::Result<void> Accounts::change(domain::AccountId id, const app::Identity& who, const char* action,
                                        const std::function<void(app::StoreWriter&)>& work) {
  return store_.write([&](app::StoreWriter& writer) -> Result<void> {
    writer.lock_rights();
    const auto record = writer.account(id);
    if (!record) return std::unexpected(unknown_account(id));
    work(writer);
    app::note(writer, who, clock_.now(), {.action = action, .subject = record->account.name});
    return {};
  });
}

Accounts::Result<app::AccountExport> Accounts::export_kept(domain::AccountId id, const app::Identity& who) {
  const auto now = clock_.now();
  auto kept = store_.read([&](app::StoreReader& reader) { return app::account_export(reader, id, now); });
  if (!kept) return std::unexpected(unknown_account(id));
  store_.write([&](app::StoreWriter& writer) {
    app::note(writer, who, now, {.action = "account_exported", .subject = kept->account.account.name});
  });
  return std::move(*kept);
}

std::optional<Problem> forbids_managing_accounts(const app::Identity& who) {
  if (who.is_nobody()) return app::not_signed_in();
  if (!who.is_admin()) return Problem{ProblemCode::forbidden, "Only admins may do that."};
  return std::nullopt;
}

std::optional<Problem> forbids_other_account(domain::AccountId id, const app::Identity& who) {
  if (who.is_nobody()) return app::not_signed_in();
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

void replace_password(app::StoreWriter& writer, domain::AccountId id, std::string_view password_hash) {
  writer.set_password(id, password_hash);
  writer.delete_sessions_of(id);
  delete_password_links(writer, id);
}

bool is_set_up(app::StoreReader& reader) {
  return std::ranges::any_of(reader.accounts(),
                             [](const app::AccountRecord& record) { return record.account.role != Role::member; });
}

void end_set_up(app::StoreWriter& writer, Role role) {
  if (role != Role::member) writer.delete_invites_of_kind(app::InviteKind::set_up);
}

void delete_password_links(app::StoreWriter& writer, domain::AccountId id) {
  for (const app::Invite& invite : writer.invites()) {
    if (invite.account_id == id) writer.delete_invite(invite.id);
  }
}

}  // namespace draftwire::auth
