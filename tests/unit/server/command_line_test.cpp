#include "server/command_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace draftwire::server {
namespace {

CommandLine parse(std::vector<const char*> words) {
  words.insert(words.begin(), "draftwire");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

PrintCommand print_of(const std::vector<const char*>& words) {
  const CommandLine command = parse(words);
  const auto* print = std::get_if<PrintCommand>(&command);
  EXPECT_NE(print, nullptr);
  return print == nullptr ? PrintCommand{} : *print;
}

const std::vector<std::vector<const char*>> kCommands{{},           {"serve"}, {"account"}, {"account", "add"},
                                                      {"populate"}, {"demo"},  {"roster"},  {"roster", "check"}};

TEST(CommandLine, every_command_has_help) {
  for (std::vector<const char*> words : kCommands) {
    words.push_back("--help");
    const PrintCommand print = print_of(words);
    EXPECT_EQ(print.exit_status, 0);
    EXPECT_NE(print.output.find("--help"), std::string::npos);
  }
}

TEST(CommandLine, every_command_tells_the_version) {
  for (std::vector<const char*> words : kCommands) {
    words.push_back("--version");
    const PrintCommand print = print_of(words);
    EXPECT_EQ(print.exit_status, 0) << print.error;
    EXPECT_TRUE(print.output.starts_with("draftwire ")) << print.output;
  }
}

TEST(CommandLine, a_wrong_word_gives_status_two_and_one_line) {
  const std::vector<std::vector<const char*>> wrong{
      {},
      {"sevre"},
      {"serve", "--lisen", "x"},
      {"serve", "extra"},
      {"serve", "--threads"},
      {"serve", "--threads", "1", "--threads", "2"},
      {"serve", "--database", "oracle"},
      {"serve", "--config", "/no/such/file"},
      {"account"},
      {"account", "add"},
      {"account", "add", "Kay", "--role", "king"},
      {"account", "role", "Kay"},
      {"account", "role", "Kay", "king"},
      {"account", "delete"},
      {"account", "list", "Kay"},
      {"populate"},
      {"populate", "no-such-scenario"},
      {"demo", "--pace", "never"},
      {"demo", "--pace", "-1"},
  };
  for (const auto& words : wrong) {
    const PrintCommand print = print_of(words);
    EXPECT_EQ(print.exit_status, 2);
    EXPECT_TRUE(print.output.empty());
    EXPECT_EQ(std::ranges::count(print.error, '\n'), 1) << print.error;
  }
}

TEST(CommandLine, a_switch_needs_no_value) {
  const auto is_on = [](const std::vector<const char*>& words) {
    const CommandLine command = parse(words);
    const auto* serve = std::get_if<ServeCommand>(&command);
    EXPECT_NE(serve, nullptr);
    return serve != nullptr && serve->settings.proxy_protocol;
  };
  EXPECT_TRUE(is_on({"serve", "--proxy-protocol"}));
  EXPECT_TRUE(is_on({"serve", "--proxy-protocol", "--database", "sqlite:x"}));
  EXPECT_TRUE(is_on({"serve", "--proxy-protocol", "on"}));
  EXPECT_FALSE(is_on({"serve", "--proxy-protocol=off"}));
  EXPECT_FALSE(is_on({"serve"}));
}

TEST(CommandLine, settings_reach_the_command) {
  const CommandLine command =
      parse({"serve", "--listen", "127.0.0.1:0", "--listen", "[::1]:0", "--database", "sqlite:x"});
  const auto* serve = std::get_if<ServeCommand>(&command);
  ASSERT_NE(serve, nullptr);
  EXPECT_EQ(serve->settings.listen.size(), 2U);
  EXPECT_EQ(serve->settings.database, (DatabaseAddress{DatabaseAddress::Kind::sqlite, "x"}));
}

TEST(CommandLine, a_variable_that_is_no_setting_is_a_warning) {
  ASSERT_EQ(setenv("DRAFTWIRE_NO_SUCH_THING", "1", 1), 0);
  const CommandLine command = parse({"serve"});
  ASSERT_EQ(unsetenv("DRAFTWIRE_NO_SUCH_THING"), 0);
  const auto* serve = std::get_if<ServeCommand>(&command);
  ASSERT_NE(serve, nullptr);
  EXPECT_EQ(serve->settings.warnings,
            std::vector<std::string>{"DRAFTWIRE_NO_SUCH_THING in the environment is not a setting; ignored"});
}

TEST(CommandLine, an_accounts_command_knows_whom_and_what) {
  const CommandLine parsed = parse({"account", "role", "Kay", "organiser", "--database", "sqlite:x"});
  const auto* command = std::get_if<AccountCommand>(&parsed);
  ASSERT_NE(command, nullptr);
  EXPECT_EQ(command->action, AccountCommand::Action::set_role);
  EXPECT_EQ(command->name, "Kay");
  EXPECT_EQ(command->role, app::Role::organiser);
  EXPECT_EQ(command->settings.database, (DatabaseAddress{DatabaseAddress::Kind::sqlite, "x"}));
}

TEST(CommandLine, demo_knows_whether_the_database_is_its_own) {
  const CommandLine temporary = parse({"demo"});
  const CommandLine given = parse({"demo", "--database", "sqlite:league.db"});
  EXPECT_FALSE(std::get<DemoCommand>(temporary).is_database_given);
  EXPECT_TRUE(std::get<DemoCommand>(given).is_database_given);
}

}  // namespace
}  // namespace draftwire::server
