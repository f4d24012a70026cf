#include "server/account_commands.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "app/names.hpp"
#include "app/utf8.hpp"
#include "auth/accounts.hpp"
#include "auth/invites.hpp"
#include "auth/passwords.hpp"
#include "server/database.hpp"
#include "server/password_prompt.hpp"
#include "server/system_clock.hpp"
#include "wire/field_reader.hpp"
#include "wire/time_text.hpp"

namespace draftwire::server {
namespace {

// Whoever may open the database may do everything. The audit log tells it of nobody, from nowhere.
const app::Identity kCommandLine{};

template <class T>
T done(std::expected<T, wire::Problem> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::string new_password_hash() {
  const std::string password = read_new_password();
  if (!app::is_utf8(password)) throw std::runtime_error("the password must be valid UTF-8");
  const auto checked = wire::of_length(auth::kShortestPassword, auth::kLongestPassword)(password);
  if (!checked) throw std::runtime_error("the password " + checked.error());
  return auth::Passwords().hash(password);
}

// One command at work.
class AccountOffice {
 public:
  AccountOffice(const AccountCommand& command, app::Store& store)
      : command_(command), store_(store), accounts_(store, clock_) {}

  void run() {
    using enum AccountCommand::Action;
    switch (command_.action) {
      case add:
        return create();
      case list:
        return show_all();
      case set_role:
        edit({.name = std::nullopt, .role = command_.role, .is_disabled = std::nullopt});
        return say("{} is {} now", command_.name, app::to_string(command_.role));
      case disable:
        edit({.name = std::nullopt, .role = std::nullopt, .is_disabled = true});
        return say("{} can't sign in any more, and was signed out everywhere", command_.name);
      case enable:
        edit({.name = std::nullopt, .role = std::nullopt, .is_disabled = false});
        return say("{} can sign in again", command_.name);
      case sign_out:
        done(accounts_.sign_out_everywhere(account(), kCommandLine));
        return say("{} was signed out everywhere", command_.name);
      case remove:
        done(accounts_.remove(account(), kCommandLine));
        return say("deleted the account {}", command_.name);
      case set_password:
        return change_password();
      case invite:
        return make_invite();
    }
  }

 private:
  template <class... Values>
  static void say(fmt::format_string<Values...> text, Values&&... values) {
    fmt::print("{}\n", fmt::format(text, std::forward<Values>(values)...));
  }

  domain::AccountId account() {
    const auto credentials = store_.read([&](app::StoreReader& reader) { return reader.credentials(command_.name); });
    if (!credentials) throw std::runtime_error(fmt::format("there is no account {}", command_.name));
    return credentials->account.id;
  }

  void create() {
    const auto name = app::checked_name(command_.name);
    if (!name) throw std::runtime_error(fmt::format("the account's name {}", name.error()));
    done(accounts_.create(*name, command_.role, new_password_hash(), kCommandLine));
    say("created the {} account {}", app::to_string(command_.role), *name);
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

  void change_password() {
    const domain::AccountId id = account();
    done(accounts_.set_password(id, new_password_hash(), kCommandLine));
    say("{} has a new password, and was signed out everywhere", command_.name);
  }

  void make_invite() {
    const auto issued = done(auth::Invites(store_, clock_).invite(command_.role, kCommandLine));
    const Settings& settings = command_.settings;
    const std::string site =
        settings.public_url.empty() ? "http://" + to_string(settings.listen.front()) : settings.public_url;
    say("{}/invite/{}", site, issued.token);
  }

  const AccountCommand& command_;
  app::Store& store_;
  SystemClock clock_;
  auth::Accounts accounts_;
};

}  // namespace

int run(const AccountCommand& command) {
  const auto store = open_database(command.settings.database).store;
  AccountOffice(command, *store).run();
  return 0;
}

}  // namespace draftwire::server
