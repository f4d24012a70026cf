#include "server/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <list>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "server/populate.hpp"

namespace draftwire::server {
namespace {

constexpr const char* kVersion = DRAFTWIRE_VERSION;

// The settings that a command takes, collected as they were written.
class SettingFlags {
 public:
  // `names`: the settings that make sense for the command; empty: all of them.
  SettingFlags(CLI::App& command, const std::vector<std::string_view>& names) {
    command.add_option("--config", config_, "A TOML file with settings, by the same names.")
        ->type_name("FILE")
        ->envname("DRAFTWIRE_CONFIG");
    for (const Setting& setting : all_settings()) {
      if (!names.empty() && std::ranges::find(names, setting.name) == names.end()) continue;
      const std::string name(setting.name);
      const std::string flag = "--" + name;
      const std::string help(setting.help);
      CLI::Option* option = setting.is_list ? command.add_option(flag, lists_[name], help)->allow_extra_args(false)
                                            : command.add_option(flag, singles_[name], help);
      option->type_name(std::string(setting.value_name));
      if (setting.is_switch) option->expected(0, 1)->default_str("on");
    }
  }

  [[nodiscard]] bool is_given(const std::string& name) const {
    const auto found = singles_.find(name);
    return found != singles_.end() && found->second.has_value();
  }

  [[nodiscard]] Settings settle() const {
    std::vector<std::string> unknown;
    const GivenValues environment = values_from_environment(unknown);
    const GivenValues file = config_.empty() ? GivenValues{} : values_from_file(config_);
    GivenValues flags;
    for (const auto& [name, value] : singles_) {
      if (value) flags.emplace(name, std::vector{*value});
    }
    for (const auto& [name, values] : lists_) {
      if (!values.empty()) flags.emplace(name, values);
    }
    Settings settings = server::settle(flags, environment, file, config_);
    for (const std::string& name : unknown) {
      settings.warnings.push_back(fmt::format("{} in the environment is not a setting; ignored", name));
    }
    return settings;
  }

 private:
  std::string config_;
  std::map<std::string, std::optional<std::string>> singles_;  // CLI11 refuses one that is given twice
  GivenValues lists_;
};

PrintCommand wrong(const std::string& command, std::string what) {
  std::ranges::replace(what, '\n', ' ');
  return {"", fmt::format("draftwire: {} (see {} --help)\n", what, command), 2};
}

// One of the commands of `draftwire account`.
struct AccountWord {
  enum class RoleWord { none, option, required };

  const char* word;
  AccountCommand::Action action;
  const char* help;
  bool has_name = true;
  RoleWord role = RoleWord::none;
};

using AccountAction = AccountCommand::Action;

constexpr std::array<AccountWord, 9> kAccountWords{{
    {"add", AccountAction::add,
     "Create an account. The password comes from a prompt or, when not a terminal, from standard input.", true,
     AccountWord::RoleWord::option},
    {"list", AccountAction::list, "Show every account.", false},
    {"role", AccountAction::set_role, "Give an account another role.", true, AccountWord::RoleWord::required},
    {"disable", AccountAction::disable, "Keep an account from signing in, and end its sessions."},
    {"enable", AccountAction::enable, "Let a disabled account sign in again."},
    {"sign-out", AccountAction::sign_out, "End every session of an account."},
    {"delete", AccountAction::remove, "Delete an account; the logs keep its name."},
    {"password", AccountAction::set_password, "Give an account a new password, read as for add, and end its sessions."},
    {"invite", AccountAction::invite, "Print a link by which a person makes an account, once, within 7 days.", false,
     AccountWord::RoleWord::option},
}};

// What one of them is given.
class AccountFlags {
 public:
  AccountFlags(CLI::App& account, const AccountWord& word)
      : word_(word),
        command_(*account.add_subcommand(word.word, word.help)),
        settings_(command_, setting_names(word.action)) {
    if (word.has_name) {
      command_.add_option("name", name_, "What the person signs in with.")->required()->type_name("NAME");
    }
    constexpr const char* kRoles = "admin, organiser or member.";
    if (word.role == AccountWord::RoleWord::option) {
      command_.add_option("--role", role_, kRoles)->type_name("ROLE")->capture_default_str();
    } else if (word.role == AccountWord::RoleWord::required) {
      command_.add_option("role", role_, kRoles)->required()->type_name("ROLE");
    }
  }

  CLI::App& app() { return command_; }

  [[nodiscard]] bool is_parsed() const { return command_.parsed(); }

  [[nodiscard]] CommandLine command() const {
    const auto role = app::role_from(role_);
    if (!role) {
      return wrong(fmt::format("draftwire account {}", word_.word),
                   fmt::format("the role: expected admin, organiser or member, not '{}'", role_));
    }
    return AccountCommand{settings_.settle(), word_.action, name_, *role};
  }

 private:
  static std::vector<std::string_view> setting_names(AccountAction action) {
    if (action == AccountAction::invite) return {"database", "log-level", "public-url", "listen"};
    return {"database", "log-level"};
  }

  const AccountWord& word_;
  CLI::App& command_;
  SettingFlags settings_;
  std::string name_;
  std::string role_ = "member";
};

struct RosterFlag {
  const char* flag;
  const char* option;  // of the reader
  const char* value_name;
  const char* help;
};

constexpr std::array<RosterFlag, 10> kRosterFlags{{
    {"--encoding", "encoding", "NAME", "The encoding, like windows-1252, when it is guessed wrong."},
    {"--separator", "separator", "SIGN", "What is between the cells: , ; tab or |."},
    {"--header-line", "header_line", "LINE", "The line of the header; 0 for none."},
    {"--columns", "columns", "COLUMNS", "Which column is what, from 0: name:0,mmr:2,positions:3,discord_id:5."},
    {"--unrated-mmr", "unrated_mmr", "NUMBER", "The rating of those who have none."},
    {"--on-existing", "on_existing", "WORD", "What happens to people of the roster: update, skip or add."},
    {"--leave-out", "leave_out", "LINES", "Lines that count as nothing: 3,5."},
    {"--also-people", "also_people", "LINES", "Lines with people of their own, though the name is there already."},
    {"--persons", "persons", "LINE:ID", "Who of the roster a line's person is."},
    {"--read-scale", "read_scale", "WORD", "What a dot or comma is for that could be either: thousands or decimals."},
}};

// What `draftwire roster check` is given.
class RosterFlags {
 public:
  explicit RosterFlags(CLI::App& roster)
      : command_(*roster.add_subcommand(
            "check", "Show what is understood of a roster's file; status 1 when it needs a person.")) {
    command_.add_option("file", file_, "The file; - for standard input.")->required()->type_name("FILE");
    for (std::size_t i = 0; i < kRosterFlags.size(); ++i) {
      const auto& [flag, option, value_name, help] = kRosterFlags[i];
      command_.add_option(flag, values_[i], help)->type_name(value_name);
    }
    command_.add_option("--rating-name", scale_.rating_name, "What the tournament calls its ratings.")
        ->type_name("NAME");
    command_.add_option("--rating-decimals", scale_.decimals, "How many decimals they have.")
        ->type_name("NUMBER")
        ->check(CLI::Range(0, 3));
  }

  CLI::App& app() { return command_; }

  [[nodiscard]] CommandLine command() const {
    std::vector<std::pair<std::string, std::string>> given;
    for (std::size_t i = 0; i < kRosterFlags.size(); ++i) {
      if (values_[i]) given.emplace_back(kRosterFlags[i].option, *values_[i]);
    }
    auto options = roster::options_from(given);
    if (options) return RosterCheckCommand{file_, std::move(*options), scale_};
    const auto* const wrong_flag = std::ranges::find(kRosterFlags, options.error().name, &RosterFlag::option);
    return wrong("draftwire roster check", fmt::format("{} {}", wrong_flag->flag, options.error().message));
  }

 private:
  CLI::App& command_;
  std::string file_;
  std::array<std::optional<std::string>, kRosterFlags.size()> values_;
  roster::Scale scale_;
};

std::string scenario_names() {
  return fmt::format("{}", fmt::join(populate_scenario_names(), ", "));
}

}  // namespace

std::string_view account_word(AccountAction action) {
  return std::ranges::find(kAccountWords, action, &AccountWord::action)->word;
}

std::optional<AccountAction> account_action(std::string_view word) {
  const auto* const found =
      std::ranges::find_if(kAccountWords, [&](const AccountWord& known) { return known.word == word; });
  if (found == kAccountWords.end()) return std::nullopt;
  return found->action;
}

CommandLine parse_command_line(int argc, const char* const* argv) {
  CLI::App app("Draftwire runs the live draft night of a community league.", "draftwire");
  app.require_subcommand(1);
  const std::string version = fmt::format("draftwire {}", kVersion);
  app.set_version_flag("--version", version);

  CLI::App* serve = app.add_subcommand("serve", "Run the server.");
  SettingFlags serve_flags(*serve, {});

  CLI::App* account = app.add_subcommand("account", "Manage accounts.");
  account->require_subcommand(1);
  std::list<AccountFlags> account_flags;  // options point into them
  for (const AccountWord& word : kAccountWords) account_flags.emplace_back(*account, word);

  CLI::App* populate = app.add_subcommand("populate", "Fill a database with a named scenario; prints its ids as JSON.");
  SettingFlags populate_flags(*populate, {"database", "log-level"});
  std::string scenario;
  populate->add_option("scenario", scenario, "One of: " + scenario_names() + ".")->required()->type_name("SCENARIO");

  CLI::App* copy = app.add_subcommand("copy", "Copy a league into an empty database, and compare every log of it.");
  SettingFlags copy_flags(*copy, {"log-level"});
  std::string copy_from;
  std::string copy_to;
  copy->add_option("from", copy_from, "sqlite:FILE or postgresql://…, which no server uses meanwhile.")
      ->required()
      ->type_name("FROM");
  copy->add_option("to", copy_to, "The same, without a league in it.")->required()->type_name("TO");

  CLI::App* demo = app.add_subcommand("demo", "Serve a populated database with bot captains and print the links.");
  SettingFlags demo_flags(*demo, {});
  double pace_seconds = 4;
  demo->add_option("--pace", pace_seconds, "Seconds that a bot thinks, on average.")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.01, 3600.0))
      ->capture_default_str();

  CLI::App* roster = app.add_subcommand("roster", "Work with rosters; needs no database.");
  roster->require_subcommand(1);
  RosterFlags roster_flags(*roster);

  for (CLI::App* command : {roster, &roster_flags.app(), serve, account, populate, copy, demo})
    command->set_version_flag("--version", version);
  for (AccountFlags& flags : account_flags) flags.app().set_version_flag("--version", version);

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return PrintCommand{app.help(), "", 0};
  } catch (const CLI::CallForVersion&) {
    return PrintCommand{version + "\n", "", 0};
  } catch (const CLI::ParseError& error) {
    // A word that is unknown says more than that another one is missing.
    const std::vector<std::string> unknown = app.remaining(true);
    return wrong("draftwire",
                 unknown.empty() ? error.what() : "unknown: " + fmt::format("{}", fmt::join(unknown, " ")));
  }

  try {
    if (serve->parsed()) return ServeCommand{serve_flags.settle()};
    const auto given = std::ranges::find_if(account_flags, &AccountFlags::is_parsed);
    if (given != account_flags.end()) return given->command();
    if (populate->parsed()) {
      if (!is_populate_scenario(scenario)) {
        return wrong("draftwire populate",
                     fmt::format("there is no scenario '{}'; expected one of {}", scenario, scenario_names()));
      }
      return PopulateCommand{populate_flags.settle(), scenario};
    }
    if (roster->parsed()) return roster_flags.command();
    if (copy->parsed()) return CopyCommand{copy_flags.settle(), database_address(copy_from), database_address(copy_to)};
    return DemoCommand{demo_flags.settle(), demo_flags.is_given("database"),
                       std::chrono::milliseconds(static_cast<std::int64_t>(pace_seconds * 1000))};
  } catch (const SettingsError& error) {
    return wrong("draftwire", error.what());
  }
}

}  // namespace draftwire::server
