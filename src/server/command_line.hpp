#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/records.hpp"
#include "roster/options.hpp"
#include "roster/reader.hpp"
#include "server/settings.hpp"

namespace draftwire::server {

struct ServeCommand {
  Settings settings;
};

struct AccountCommand {
  enum class Action { add, list, set_role, disable, enable, sign_out, remove, set_password, invite };

  Settings settings;
  Action action = Action::list;
  std::string name;                    // empty for `list` and `invite`
  app::Role role = app::Role::member;  // of `add`, `role` and `invite`
};

// The word for it on the command line, and back.
std::string_view account_word(AccountCommand::Action action);
std::optional<AccountCommand::Action> account_action(std::string_view word);

struct PopulateCommand {
  Settings settings;
  std::string scenario;
};

struct CopyCommand {
  Settings settings;
  DatabaseAddress from;
  DatabaseAddress to;
};

struct DemoCommand {
  Settings settings;
  bool is_database_given = false;  // otherwise a temporary one, gone afterwards
  std::chrono::milliseconds pace{4000};
};

struct RosterCheckCommand {
  std::string file;  // `-`: standard input
  roster::Options options;
  roster::Scale scale;
};

// Help or the version was asked for, or nothing that can be run: print and leave.
struct PrintCommand {
  std::string output;  // to standard output
  std::string error;   // to standard error
  int exit_status = 0;
};

using CommandLine = std::variant<ServeCommand, AccountCommand, PopulateCommand, CopyCommand, DemoCommand,
                                 RosterCheckCommand, PrintCommand>;

// What the words of the command line ask for, with the environment and the configuration file. A wrong word gives a
// PrintCommand with one clear line and exit status 2.
CommandLine parse_command_line(int argc, const char* const* argv);

}  // namespace draftwire::server
