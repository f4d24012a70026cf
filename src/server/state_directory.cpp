#include "server/state_directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <system_error>
#include <vector>

namespace draftwire::server {
namespace {

namespace fs = std::filesystem;

std::string_view from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

// Of several folders, which a colon separates, the first.
fs::path given_by_systemd() {
  const std::string_view folders = from_environment("STATE_DIRECTORY");
  return folders.substr(0, folders.find(':'));
}

fs::path of_the_user() {
  const fs::path state = from_environment("XDG_STATE_HOME");
  if (state.is_absolute()) return state / "draftwire";
  const fs::path home = from_environment("HOME");
  std::error_code ignored;
  if (!home.is_absolute() || !fs::is_directory(home, ignored)) return {};
  const fs::path folder = home / ".local" / "state" / "draftwire";
  if (!fs::create_directories(folder, ignored)) return folder;
  chmod(folder.c_str(), 0700);
  return folder;
}

bool is_usable(const fs::path& folder) {
  std::error_code ignored;
  return !folder.empty() && fs::is_directory(folder, ignored) && access(folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace

fs::path state_directory(const Settings& settings) {
  if (!settings.state_dir.empty()) return settings.state_dir;
  if (!settings.secret_file.empty()) {
    const fs::path beside = fs::absolute(settings.secret_file).parent_path();
    if (is_usable(beside)) return beside;
  }
  if (const fs::path given = given_by_systemd(); is_usable(given)) return given;
  if (const fs::path own = of_the_user(); is_usable(own)) return own;
  return {};
}

}  // namespace draftwire::server
