#include "server/account_commands.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "app/names.hpp"
#include "auth/passwords.hpp"
#include "base/utf8.hpp"
#include "server/account_order.hpp"
#include "server/account_socket.hpp"
#include "server/database.hpp"
#include "server/password_prompt.hpp"
#include "server/system_clock.hpp"
#include "storage/sqlite/database_in_use.hpp"
#include "wire/field_reader.hpp"

namespace draftwire::server {
namespace {

using AccountAction = AccountCommand::Action;

// A server that starts takes the file first and orders a moment later; another command lets go of it by itself.
constexpr std::chrono::seconds kForTheFile{3};
constexpr std::chrono::milliseconds kBetweenLooks{50};

std::string new_password_hash() {
  const std::string password = read_new_password();
  if (!is_utf8(password)) throw std::runtime_error("the password must be valid UTF-8");
  const auto checked = wire::of_length(auth::kShortestPassword, auth::kLongestPassword)(password);
  if (!checked) throw std::runtime_error("the password " + checked.error());
  return auth::hash_of_password(password);
}

AccountOrder order_of(const AccountCommand& command) {
  AccountOrder order{command.action, command.name, command.role, {}, {}};
  if (command.action == AccountAction::add) {
    const auto name = app::checked_name(command.name);
    if (!name) throw std::runtime_error(fmt::format("the account's name {}", name.error()));
    order.name = *name;
  }
  if (command.action == AccountAction::add || command.action == AccountAction::set_password) {
    order.password_hash = new_password_hash();
  }
  if (command.action == AccountAction::invite) {
    const Settings& settings = command.settings;
    order.origin = settings.public_url.empty() ? "http://" + to_string(settings.listen.front()) : settings.public_url;
  }
  return order;
}

std::string carry_out_here(const AccountOrder& order, const DatabaseAddress& address) {
  const auto store = open_database(address).store;
  SystemClock clock;
  return carry_out(order, *store, clock);
}

// Here, or by the server that holds the file.
std::string carry_out(const AccountOrder& order, const DatabaseAddress& address) {
  const auto give_up = std::chrono::steady_clock::now() + kForTheFile;
  while (true) {
    try {
      return carry_out_here(order, address);
    } catch (const storage::DatabaseInUse&) {
      if (const auto answer = ask_server(address.location, order)) {
        if (!*answer) throw std::runtime_error(answer->error());
        return **answer;
      }
      if (std::chrono::steady_clock::now() > give_up) throw;
    }
    std::this_thread::sleep_for(kBetweenLooks);
  }
}

}  // namespace

int run(const AccountCommand& command) {
  const std::string output = carry_out(order_of(command), command.settings.database);
  std::fputs(output.c_str(), stdout);
  return 0;
}

}  // namespace draftwire::server
