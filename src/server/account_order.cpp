#include "server/account_order.hpp"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

#include "app/names.hpp"
#include "auth/accounts.hpp"
#include "auth/invites.hpp"
#include "wire/time_text.hpp"

namespace draftwire::server {
namespace {

const app::Identity kCommandLine{};

template <class T>
T done(std::expected<T, wire::Problem> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// One order at work.
class AccountOffice {
 public:
  AccountOffice(const AccountOrder& order, app::Store& store, app::Clock& clock)
      : order_(order), store_(store), clock_(clock), accounts_(store, clock) {}

  std::string carry_out() {
    using enum AccountCommand::Action;
    switch (order_.action) {
      case add:
        create();
        break;
      case list:
        show_all();
        break;
      case set_role:
        edit({.name = std::nullopt, .role = order_.role, .is_disabled = std::nullopt});
        say("{} is {} now", order_.name, app::to_string(order_.role));
        break;
      case disable:
        edit({.name = std::nullopt, .role = std::nullopt, .is_disabled = true});
        say("{} can't sign in any more, and was signed out everywhere", order_.name);
        break;
      case enable:
        edit({.name = std::nullopt, .role = std::nullopt, .is_disabled = false});
        say("{} can sign in again", order_.name);
        break;
      case sign_out:
        done(accounts_.sign_out_everywhere(account(), kCommandLine));
        say("{} was signed out everywhere", order_.name);
        break;
      case remove:
        done(accounts_.remove(account(), kCommandLine));
        say("deleted the account {}", order_.name);
        break;
      case set_password:
        done(accounts_.set_password(account(), order_.password_hash, kCommandLine));
        say("{} has a new password, and was signed out everywhere", order_.name);
        break;
      case invite:
        make_invite();
        break;
    }
    return std::move(said_);
  }

 private:
  template <class... Values>
  void say(fmt::format_string<Values...> text, Values&&... values) {
    fmt::format_to(std::back_inserter(said_), text, std::forward<Values>(values)...);
    said_ += '\n';
  }

  domain::AccountId account() {
    const auto credentials =
        store_.read([&](const app::ReadTransaction& tx) { return tx.accounts().credentials(order_.name); });
    if (!credentials) throw std::runtime_error(fmt::format("there is no account {}", order_.name));
    return credentials->account.id;
  }

  void create() {
    const auto name = app::checked_name(order_.name);
    if (!name) throw std::runtime_error(fmt::format("the account's name {}", name.error()));
    done(accounts_.create(*name, order_.role, order_.password_hash, kCommandLine));
    say("created the {} account {}", app::to_string(order_.role), *name);
  }

  void show_all() {
    say("{:>4}  {:<9}  {:<8}  {:<24}  {}", "id", "role", "state", "last seen", "name");
    for (const app::AccountRecord& record : accounts_.all()) {
      say("{:>4}  {:<9}  {:<8}  {:<24}  {}", record.account.id.value, app::to_string(record.account.role),
          record.disabled_at ? "disabled" : "enabled",
          record.last_seen_at ? wire::to_text(*record.last_seen_at) : std::string("never"), record.account.name);
    }
  }

  void edit(const auth::AccountEdit& change) { done(accounts_.edit(account(), change, kCommandLine)); }

  void make_invite() {
    const auto issued = done(auth::Invites(store_, clock_).invite(order_.role, kCommandLine));
    say("{}/invite/{}", order_.origin, issued.token);
  }

  const AccountOrder& order_;
  app::Store& store_;
  app::Clock& clock_;
  auth::Accounts accounts_;
  std::string said_;
};

}  // namespace

std::string carry_out(const AccountOrder& order, app::Store& store, app::Clock& clock) {
  return AccountOffice(order, store, clock).carry_out();
}

}  // namespace draftwire::server
