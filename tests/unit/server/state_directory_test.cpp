#include "server/state_directory.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <map>
#include <string>

namespace draftwire::server {
namespace {

namespace fs = std::filesystem;

class StateDirectory : public ::testing::Test {
 protected:
  StateDirectory() {
    std::string name = (fs::temp_directory_path() / "state-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
    for (const char* variable : {"STATE_DIRECTORY", "XDG_STATE_HOME", "HOME"}) {
      if (const char* value = getenv(variable)) before_[variable] = value;
      unsetenv(variable);
    }
  }
  ~StateDirectory() override {
    for (const char* variable : {"STATE_DIRECTORY", "XDG_STATE_HOME", "HOME"}) unsetenv(variable);
    for (const auto& [variable, value] : before_) setenv(variable.c_str(), value.c_str(), 1);
    fs::remove_all(folder);
  }

  fs::path made(const char* name) const {
    fs::create_directories(folder / name);
    return folder / name;
  }

  fs::path folder;
  Settings settings;

 private:
  std::map<std::string, std::string> before_;
};

TEST_F(StateDirectory, is_what_the_settings_say_whatever_that_is) {
  settings.state_dir = "/nowhere";
  EXPECT_EQ(state_directory(settings), "/nowhere");
}

TEST_F(StateDirectory, is_nowhere_when_the_system_gives_none) {
  EXPECT_EQ(state_directory(settings), "");
  setenv("HOME", "/nonexistent", 1);
  EXPECT_EQ(state_directory(settings), "");
}

TEST_F(StateDirectory, is_the_users_own_which_is_made) {
  setenv("HOME", folder.c_str(), 1);
  EXPECT_EQ(state_directory(settings), folder / ".local/state/draftwire");
  EXPECT_EQ(fs::status(folder / ".local/state/draftwire").permissions(), fs::perms::owner_all);
  EXPECT_EQ(state_directory(settings), folder / ".local/state/draftwire");
}

TEST_F(StateDirectory, is_systemds_before_the_users_own) {
  setenv("HOME", folder.c_str(), 1);
  setenv("STATE_DIRECTORY", (made("given").string() + ":/var/lib/other").c_str(), 1);
  EXPECT_EQ(state_directory(settings), folder / "given");
}

TEST_F(StateDirectory, is_beside_the_secret_file_before_those) {
  setenv("STATE_DIRECTORY", made("given").c_str(), 1);
  settings.secret_file = made("secrets") / "seat.key";
  EXPECT_EQ(state_directory(settings), folder / "secrets");
  settings.secret_file = "/nowhere/seat.key";
  EXPECT_EQ(state_directory(settings), folder / "given");
}

}  // namespace
}  // namespace draftwire::server
