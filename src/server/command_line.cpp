#include "server/command_line.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <optional>

#include "server/populate.hpp"

namespace draftwire::server {
namespace {

constexpr const char* kVersion = DRAFTWIRE_VERSION;

// The settings that a command takes, collected as they were written.
class SettingFlags {
 public:
  // `names`: the settings that make sense for the command; empty: all of them.
  SettingFlags(CLI::App& command, std::initializer_list<std::string_view> names) {
    command.add_option("--config", config_, "A TOML file with settings, by the same names.")
        ->type_name("FILE")
        ->envname("DRAFTWIRE_CONFIG");
    for (const Setting& setting : all_settings()) {
      if (names.size() != 0 && std::ranges::find(names, setting.name) == names.end()) continue;
      const std::string name(setting.name);
      const std::string flag = "--" + name;
      const std::string help(setting.help);
      CLI::Option* option = setting.is_list ? command.add_option(flag, lists_[name], help)->allow_extra_args(false)
                                            : command.add_option(flag, singles_[name], help);
      option->type_name(std::string(setting.value_name));
    }
  }

  [[nodiscard]] bool is_given(const std::string& name) const {
    const auto found = singles_.find(name);
    return found != singles_.end() && found->second.has_value();
  }

  [[nodiscard]] Settings settle() const {
    std::vector<std::string> unknown;
    const GivenValues environment = values_from_environment(unknown);
    for (const std::string& name : unknown) spdlog::warn("{} in the environment is not a setting; ignored", name);
    const GivenValues file = config_.empty() ? GivenValues{} : values_from_file(config_);
    GivenValues flags;
    for (const auto& [name, value] : singles_) {
      if (value) flags.emplace(name, std::vector{*value});
    }
    for (const auto& [name, values] : lists_) {
      if (!values.empty()) flags.emplace(name, values);
    }
    return server::settle(flags, environment, file, config_);
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

std::string scenario_names() {
  return fmt::format("{}", fmt::join(populate_scenario_names(), ", "));
}

}  // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
  CLI::App app("Draftwire runs the live draft night of a community league.", "draftwire");
  app.require_subcommand(1);
  const std::string version = fmt::format("draftwire {}", kVersion);
  app.set_version_flag("--version", version);

  CLI::App* serve = app.add_subcommand("serve", "Run the server.");
  SettingFlags serve_flags(*serve, {});

  CLI::App* account = app.add_subcommand("account", "Manage accounts.");
  account->require_subcommand(1);
  CLI::App* add = account->add_subcommand(
      "add", "Create an account. The password comes from a prompt or, when not a terminal, from standard input.");
  SettingFlags add_flags(*add, {"database", "log-level"});
  std::string account_name;
  add->add_option("name", account_name, "What the person signs in with.")->required()->type_name("NAME");
  std::string role_name = "member";
  add->add_option("--role", role_name, "admin, organiser or member.")->type_name("ROLE")->capture_default_str();

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

  for (CLI::App* command : {serve, account, add, populate, copy, demo}) command->set_version_flag("--version", version);

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return PrintCommand{app.help(), "", 0};
  } catch (const CLI::CallForVersion&) {
    return PrintCommand{version + "\n", "", 0};
  } catch (const CLI::ParseError& error) {
    // A word that nobody knows says more than that another one is missing.
    const std::vector<std::string> unknown = app.remaining(true);
    return wrong("draftwire",
                 unknown.empty() ? error.what() : "unknown: " + fmt::format("{}", fmt::join(unknown, " ")));
  }

  try {
    if (serve->parsed()) return ServeCommand{serve_flags.settle()};
    if (add->parsed()) {
      const auto role = app::role_from(role_name);
      if (!role) {
        return wrong("draftwire account add",
                     fmt::format("--role: expected admin, organiser or member, not '{}'", role_name));
      }
      return AddAccountCommand{add_flags.settle(), account_name, *role};
    }
    if (populate->parsed()) {
      if (!is_populate_scenario(scenario)) {
        return wrong("draftwire populate",
                     fmt::format("there is no scenario '{}'; expected one of {}", scenario, scenario_names()));
      }
      return PopulateCommand{populate_flags.settle(), scenario};
    }
    if (copy->parsed()) return CopyCommand{copy_flags.settle(), database_address(copy_from), database_address(copy_to)};
    return DemoCommand{demo_flags.settle(), demo_flags.is_given("database"),
                       std::chrono::milliseconds(static_cast<std::int64_t>(pace_seconds * 1000))};
  } catch (const SettingsError& error) {
    return wrong("draftwire", error.what());
  }
}

}  // namespace draftwire::server
