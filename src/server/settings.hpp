#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/quotas.hpp"

namespace draftwire::server {

// An option, an environment variable or a line of the configuration file that can't be right. One line for a person.
class SettingsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Address {
  std::string host;
  int port = 0;
};

// As it is written: `127.0.0.1:8080`, `[::1]:8080`.
std::string to_string(const Address& address);

// Where a league is kept: a file of SQLite's, or a PostgreSQL database as libpq names it.
struct DatabaseAddress {
  enum class Kind { sqlite, postgres };

  Kind kind = Kind::sqlite;
  std::string location = "draftwire.db";

  bool operator==(const DatabaseAddress&) const = default;
};

// Throws SettingsError with what would be right.
DatabaseAddress database_address(const std::string& text);

struct Settings {
  std::vector<Address> listen{{"127.0.0.1", 8080}};
  DatabaseAddress database;
  std::string redis_url;    // empty: nodes hear of one another by the database alone
  std::string secret_file;  // empty: beside an SQLite file, in a PostgreSQL database
  std::string state_dir;    // empty: as state_directory() finds it
  std::string public_url;   // empty: what the request's Host says
  std::vector<std::string> allow_origin;
  std::vector<std::string> allow_frame;
  std::vector<std::string> trusted_proxy;
  bool proxy_protocol = false;
  std::string discord_client_id;           // empty: no sign-in by Discord
  std::string discord_client_secret_file;  // the two are given together
  std::string discord_url = "https://discord.com";
  int threads = 0;  // reactor threads; 0: one a core
  bool sends_by_io_uring = false;
  int workers = 4;
  bool compression = true;
  int max_viewers = 0;                      // 0: as many as the descriptors allow
  int max_connections_per_address = 2'000;  // 0: as many as there are
  int memory_budget = 256;                  // MiB
  app::Quotas quotas;
  std::chrono::milliseconds heartbeat_interval{20'000};
  std::chrono::milliseconds viewer_timeout{60'000};
  std::string log_level = "info";
  std::string log_format = "text";
  std::string ui_dir;
  std::vector<std::string> warnings;  // what is odd but no error, for the log
};

// One setting: the same name as a flag (`--log-level`), in the environment (`DRAFTWIRE_LOG_LEVEL`) and in the
// configuration file (`log-level = …`).
struct Setting {
  std::string_view name;
  std::string_view value_name;
  std::string_view help;
  bool is_list = false;
  // Throws SettingsError with what would be right.
  void (*set)(Settings& settings, const std::vector<std::string>& values);
  bool is_switch = false;  // as a flag without a value it is `on`
};

std::span<const Setting> all_settings();

// Values as they were written, by setting name.
using GivenValues = std::map<std::string, std::vector<std::string>, std::less<>>;

// What the environment says. Unknown DRAFTWIRE_* variables are returned in `unknown`, for a warning.
GivenValues values_from_environment(std::vector<std::string>& unknown);

// What a TOML file says. Throws SettingsError for a file that can't be read, a key that isn't a setting, or a value
// of the wrong type, with file and line.
GivenValues values_from_file(const std::string& path);
// The same of its text; `name` is what errors call it.
GivenValues values_from_text(std::string_view text, const std::string& name);

// Flags over environment over file over defaults. Errors name where the wrong value stands.
Settings settle(const GivenValues& flags, const GivenValues& environment, const GivenValues& file,
                const std::string& file_name);

}  // namespace draftwire::server
