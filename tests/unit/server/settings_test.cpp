#include "server/settings.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace draftwire::server {
namespace {

std::string error_of(const GivenValues& flags) {
  try {
    settle(flags, {}, {}, "");
    return "";
  } catch (const SettingsError& error) {
    return error.what();
  }
}

// A configuration file with this text, gone afterwards.
class ConfigFile {
 public:
  explicit ConfigFile(const std::string& text) {
    std::string pattern = (std::filesystem::temp_directory_path() / "config-XXXXXX").string();
    const int descriptor = mkstemp(pattern.data());
    EXPECT_GE(descriptor, 0);
    path_ = pattern;
    std::ofstream(path_) << text;
  }
  ~ConfigFile() { std::filesystem::remove(path_); }
  ConfigFile(const ConfigFile&) = delete;
  ConfigFile& operator=(const ConfigFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

  [[nodiscard]] std::string error() const {
    try {
      values_from_file(path_);
      return "";
    } catch (const SettingsError& error) {
      return error.what();
    }
  }

 private:
  std::string path_;
};

TEST(Settings, discord_takes_both_id_and_secret) {
  EXPECT_NE(error_of({{"discord-client-id", {"7"}}}), "");
  EXPECT_NE(error_of({{"discord-client-secret-file", {"/etc/secret"}}}), "");
  EXPECT_EQ(error_of({{"discord-client-id", {"7"}}, {"discord-client-secret-file", {"/etc/secret"}}}), "");
}

TEST(Settings, discord_is_on_this_machine_or_behind_tls) {
  for (const std::string url :
       {"https://discord.com", "https://discord.com/", "http://127.0.0.1:8081", "http://[::1]:8081"}) {
    EXPECT_EQ(error_of({{"discord-url", {url}}}), "") << url;
  }
}

TEST(Settings, a_flag_wins_over_the_environment_and_that_over_the_file) {
  const GivenValues file{{"threads", {"1"}}, {"workers", {"1"}}, {"log-level", {"error"}}};
  const GivenValues environment{{"threads", {"2"}}, {"workers", {"2"}}};
  const GivenValues flags{{"threads", {"3"}}};
  const Settings settings = settle(flags, environment, file, "draftwire.toml");
  EXPECT_EQ(settings.threads, 3);
  EXPECT_EQ(settings.workers, 2);
  EXPECT_EQ(settings.log_level, "error");
}

TEST(Settings, an_error_names_where_the_wrong_value_stands) {
  const GivenValues wrong{{"threads", {"many"}}};
  EXPECT_EQ(error_of(wrong), "--threads: expected a whole number from 0 to 256, not 'many'");
  try {
    settle({}, wrong, {}, "");
    ADD_FAILURE() << "accepted";
  } catch (const SettingsError& error) {
    EXPECT_TRUE(std::string(error.what()).starts_with("DRAFTWIRE_THREADS: ")) << error.what();
  }
}

TEST(Settings, listen_takes_ipv4_ipv6_and_names) {
  const Settings settings = settle({{"listen", {"127.0.0.1:80", "[::1]:8080", "localhost:0"}}}, {}, {}, "");
  ASSERT_EQ(settings.listen.size(), 3U);
  EXPECT_EQ(to_string(settings.listen[0]), "127.0.0.1:80");
  EXPECT_EQ(to_string(settings.listen[1]), "[::1]:8080");
  EXPECT_EQ(to_string(settings.listen[2]), "localhost:0");
}

TEST(Settings, quotas_have_room_for_a_big_league_and_rosters_an_end) {
  EXPECT_GE(settle({}, {}, {}, "").quotas.tournaments, 1'000);
  const Settings given = settle({{"max-tournaments", {"0"}}, {"max-people", {"7"}}}, {{"max-drafts", {"5"}}},
                                {{"max-players", {"640"}}}, "draftwire.toml");
  EXPECT_EQ(given.quotas.tournaments, 0);
  EXPECT_EQ(given.quotas.drafts, 5);
  EXPECT_EQ(given.quotas.players, 640);
  EXPECT_EQ(given.quotas.people, 7);
  EXPECT_EQ(error_of({{"max-players", {"10001"}}}),
            "--max-players: expected a whole number from 1 to 10000, not '10001'");
}

TEST(Settings, compression_is_on_or_off) {
  EXPECT_TRUE(settle({}, {}, {}, "").compression);
  EXPECT_FALSE(settle({{"compression", {"off"}}}, {}, {}, "").compression);
  EXPECT_TRUE(settle({}, {{"compression", {"on"}}}, {{"compression", {"off"}}}, "").compression);
  EXPECT_EQ(error_of({{"compression", {"zip"}}}), "--compression: expected one of on, off, not 'zip'");
}

TEST(Settings, the_proxy_protocol_is_on_or_off) {
  EXPECT_FALSE(settle({}, {}, {}, "").proxy_protocol);
  EXPECT_TRUE(settle({{"proxy-protocol", {"on"}}}, {}, {}, "").proxy_protocol);
  const ConfigFile file("proxy-protocol = true\n");
  EXPECT_TRUE(settle({}, {}, values_from_file(file.path()), file.path()).proxy_protocol);
  EXPECT_EQ(error_of({{"proxy-protocol", {"v2"}}}), "--proxy-protocol: expected one of on, off, not 'v2'");
}

TEST(Settings, wrong_values_are_refused_with_what_would_be_right) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"listen", "8080"},
      {"listen", "host:"},
      {"listen", ":80"},
      {"listen", "::1:80"},
      {"listen", "[]:80"},
      {"listen", "[localhost]:80"},
      {"listen", "[127.0.0.1]:80"},
      {"listen", "host:70000"},
      {"listen", "host:-1"},
      {"database", "file.db"},
      {"database", "sqlite:"},
      {"database", "mysql://x"},
      {"redis", "localhost:6379"},
      {"redis", "redis://"},
      {"trusted-proxy", "proxy.example"},
      {"public-url", "draft.org"},
      {"public-url", "ftp://x"},
      {"allow-origin", "https://a.org/path"},
      {"allow-frame", "https://a.org; script-src *"},
      {"discord-url", "discord.com"},
      {"discord-url", "http://discord.com"},
      {"discord-url", "http://127.0.0.1.evil.example"},
      {"discord-url", "https://discord.com/api"},
      {"threads", "-1"},
      {"threads", "1.5"},
      {"threads", ""},
      {"sender", "pigeon"},
      {"workers", "0"},
      {"max-viewers", "1e3"},
      {"heartbeat-interval", "0"},
      {"heartbeat-interval", "nan"},
      {"heartbeat-interval", "inf"},
      {"log-level", "loud"},
      {"log-format", "xml"},
  };
  for (const auto& [name, value] : wrong) {
    const std::string error = error_of({{name, {value}}});
    EXPECT_TRUE(error.starts_with("--" + name + ": expected ")) << name << "=" << value << " gave: " << error;
  }
}

TEST(Settings, the_file_may_hold_every_setting) {
  const ConfigFile file("listen = ['127.0.0.1:1', '127.0.0.1:2']\nthreads = 3\nheartbeat-interval = 1.5\n");
  const Settings settings = settle({}, {}, values_from_file(file.path()), file.path());
  EXPECT_EQ(settings.listen.size(), 2U);
  EXPECT_EQ(settings.threads, 3);
  EXPECT_EQ(settings.heartbeat_interval.count(), 1500);
}

TEST(Settings, a_key_that_is_no_setting_is_refused_with_its_line) {
  const ConfigFile file("threads = 1\nthreds = 2\n");
  EXPECT_NE(file.error().find(":2: threds: there is no such setting"), std::string::npos) << file.error();
}

TEST(Settings, a_file_that_is_no_toml_is_refused_with_its_line) {
  const ConfigFile file("threads = 1\n= = =\n");
  EXPECT_NE(file.error().find(":2: "), std::string::npos) << file.error();
}

TEST(Settings, a_missing_file_is_refused) {
  EXPECT_THROW(values_from_file("/no/such/file.toml"), SettingsError);
}

TEST(Settings, a_variable_that_is_no_setting_is_reported) {
  ASSERT_EQ(setenv("DRAFTWIRE_THREDS", "1", 1), 0);
  ASSERT_EQ(setenv("DRAFTWIRE_LISTEN", "a:1,b:2", 1), 0);
  std::vector<std::string> unknown;
  const GivenValues given = values_from_environment(unknown);
  unsetenv("DRAFTWIRE_THREDS");
  unsetenv("DRAFTWIRE_LISTEN");
  EXPECT_NE(std::ranges::find(unknown, "DRAFTWIRE_THREDS"), unknown.end());
  EXPECT_EQ(given.at("listen"), (std::vector<std::string>{"a:1", "b:2"}));
}

}  // namespace
}  // namespace draftwire::server
