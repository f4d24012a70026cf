#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/account_export.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"
#include "auth/name_looks.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// What is to change of an account; the rest stays. Precondition of the name: account_name_check().
struct AccountEdit {
  std::optional<std::string> name;
  std::optional<app::Role> role;
  std::optional<bool> is_disabled;
};

// Managing accounts. `who` does it, as the audit log tells; whether they may is asked before, by the functions below:
// the command line may do everything. An enabled admin is always left. Any worker thread; store and clock must
// outlive it.
class Accounts {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Accounts(app::Store& store, app::Clock& clock) : store_(store), clock_(clock) {}

  // Which names are free; for the other ways to an account, too.
  [[nodiscard]] AccountNames& names() { return names_; }

  // Oldest first.
  std::vector<app::AccountRecord> all();
  // With id > `after`, at most `limit`.
  std::vector<app::AccountRecord> after(domain::AccountId after, int limit);
  std::optional<app::AccountRecord> find(domain::AccountId id);

  // An account that is disabled is signed out at once. What an admin invited goes with the role.
  Result<app::AccountRecord> edit(domain::AccountId id, const AccountEdit& edit, const app::Identity& who);

  // With its sessions and invites; logs keep its name. The only organiser of a tournament stays, unless `who` is an
  // admin or the command line.
  Result<void> remove(domain::AccountId id, const app::Identity& who);

  // Ends every session of the account.
  Result<void> sign_out_everywhere(domain::AccountId id, const app::Identity& who);

  // A new account. Precondition of the name: checked_name().
  Result<app::Account> create(std::string_view name, app::Role role, std::string_view password_hash,
                              const app::Identity& who);

  // As replace_password() does.
  Result<void> set_password(domain::AccountId id, std::string_view password_hash, const app::Identity& who);

  // It signs in by no Discord user any more; its sessions end. Players that came with that user have no account. Who
  // has no other way in may not do it to themselves.
  Result<void> unlink_discord(domain::AccountId id, const app::Identity& who);

  // Everything that is kept about the account.
  Result<app::AccountExport> export_kept(domain::AccountId id, const app::Identity& who);

 private:
  // Of an account that there is; the audit log tells it as `action`.
  Result<void> change(domain::AccountId id, const app::Identity& who, const char* action,
                      const std::function<void(app::WriteTransaction&)>& work);

  app::Store& store_;
  app::Clock& clock_;
  AccountNames names_;
};

// Nothing when the identity may manage every account.
std::optional<wire::Problem> forbids_managing_accounts(const app::Identity& who);

// Nothing when the identity is that account.
std::optional<wire::Problem> forbids_other_account(domain::AccountId id, const app::Identity& who);

// Nothing when one of the two holds.
std::optional<wire::Problem> forbids_account(domain::AccountId id, const app::Identity& who);

// There is no such account.
wire::Problem unknown_account(domain::AccountId id);

// Another account has the name, or one that looks like it.
wire::Problem name_taken(std::string_view name);
// Nothing when an account may be called so: no other has a name like it, and it is a name.
std::optional<wire::Problem> forbids_name(const NamesInUse& names, std::string_view name);

// The account's password from now on. Its sessions end, and its links for a new password work no more. Precondition:
// the rights are locked.
void replace_password(app::WriteTransaction& tx, domain::AccountId id, std::string_view password_hash);

// Every link for a new password of the account.
void delete_password_links(app::WriteTransaction& tx, domain::AccountId id);

// Whether anybody runs the league: members alone, who come by Discord, do not.
bool is_league_run(const app::ReadTransaction& tx);

// An account has the role now: when it is more than a member's, no link for a first admin works any more.
void end_first_admin_links(app::WriteTransaction& tx, app::Role role);

}  // namespace draftwire::auth
