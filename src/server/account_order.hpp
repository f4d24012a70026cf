#pragma once

#include <string>

#include "app/clock.hpp"
#include "app/records.hpp"
#include "app/store.hpp"
#include "server/command_line.hpp"

namespace draftwire::server {

// A command of `draftwire account` with everything that it takes: nothing is asked of a person any more.
struct AccountOrder {
  AccountCommand::Action action = AccountCommand::Action::list;
  std::string name;                    // empty for `list` and `invite`
  app::Role role = app::Role::member;  // of `add`, `role` and `invite`
  std::string password_hash;           // of `add` and `password`
  std::string origin;                  // of `invite`: what the link begins with
};

// Does it, and returns what the command prints. The audit log tells it of no account, from nowhere: a person that can
// open the database may do everything. Any thread that may block. Throws std::runtime_error or app::StoreError with one
// line for a person.
std::string carry_out(const AccountOrder& order, app::Store& store, app::Clock& clock);

}  // namespace draftwire::server
