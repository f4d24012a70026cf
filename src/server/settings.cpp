#include "server/settings.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "auth/trusted_proxies.hpp"

namespace draftwire::server {
namespace {

using Values = std::vector<std::string>;

int integer(const std::string& text, int lowest, int highest) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < lowest || value > highest) {
    throw SettingsError(fmt::format("expected a whole number from {} to {}, not '{}'", lowest, highest, text));
  }
  return value;
}

std::chrono::milliseconds seconds(const std::string& text, double lowest, double highest) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value < lowest ||
      value > highest) {
    throw SettingsError(fmt::format("expected seconds from {} to {}, not '{}'", lowest, highest, text));
  }
  return std::chrono::milliseconds(std::llround(value * 1000));
}

std::string one_of(const std::string& text, std::initializer_list<std::string_view> choices) {
  if (std::ranges::find(choices, text) == choices.end()) {
    throw SettingsError(fmt::format("expected one of {}, not '{}'", fmt::join(choices, ", "), text));
  }
  return text;
}

Address address(const std::string& text) {
  const auto colon = text.rfind(':');
  const std::string expected = fmt::format("expected HOST:PORT such as 127.0.0.1:8080 or [::1]:8080, not '{}'", text);
  if (colon == std::string::npos || colon == 0) throw SettingsError(expected);
  std::string host = text.substr(0, colon);
  if (host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
    if (host.find(':') == std::string::npos) {
      throw SettingsError(fmt::format(
          "expected an IPv6 address between [ and ], such as [::1]:8080, or [::]:8080 for every one of this "
          "machine, not '{}'",
          text));
    }
  } else if (host.find(':') != std::string::npos) {
    throw SettingsError(expected);
  }
  try {
    return {host, integer(text.substr(colon + 1), 0, 65535)};
  } catch (const SettingsError&) {
    throw SettingsError(expected);
  }
}

std::string origin(const std::string& text) {
  constexpr std::string_view kHost = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]";
  const bool has_scheme = text.starts_with("http://") || text.starts_with("https://");
  const std::size_t host = text.find("://") + 3;
  if (!has_scheme || host >= text.size() || text.find_first_not_of(kHost, host) != std::string::npos) {
    throw SettingsError(fmt::format("expected an origin such as https://draft.example.org, not '{}'", text));
  }
  return text;
}

Values proxies(const Values& values) {
  try {
    static_cast<void>(auth::TrustedProxies(values));
  } catch (const std::invalid_argument& error) {
    throw SettingsError(fmt::format("expected an address or a network such as 10.0.0.0/24, not '{}'", error.what()));
  }
  return values;
}

std::string redis_url(const std::string& text) {
  constexpr std::string_view kPrefix = "redis://";
  if (!text.starts_with(kPrefix) || text.size() == kPrefix.size()) {
    throw SettingsError(fmt::format("expected redis://HOST:PORT, not '{}'", text));
  }
  return text;
}

// A web origin without the last slash, so that paths can be put behind it.
std::string public_url(std::string text) {
  if (text.ends_with('/')) text.pop_back();
  return origin(text);
}

// A secret goes there: over the net by https, and plainly to this very machine alone.
std::string discord_url(const std::string& text) {
  std::string url = public_url(text);
  constexpr std::string_view kPlain = "http://";
  if (!url.starts_with(kPlain)) return url;
  const std::string_view authority = std::string_view(url).substr(kPlain.size());
  const std::string_view host = authority.substr(0, authority.rfind(':'));
  if (host != "127.0.0.1" && host != "[::1]") {
    throw SettingsError(fmt::format("expected a URL that begins with https://, not '{}'", text));
  }
  return url;
}

constexpr auto kSettings = std::to_array<Setting>({
    {"listen", "HOST:PORT", "Where to listen; may be given several times. Port 0 takes a free one.", true,
     [](Settings& settings, const Values& values) {
       settings.listen.clear();
       for (const std::string& value : values) settings.listen.push_back(address(value));
     }},
    {"database", "URL", "Where everything is kept: sqlite:FILE, or postgresql://… for several nodes.", false,
     [](Settings& settings, const Values& values) { settings.database = database_address(values.front()); }},
    {"redis", "URL", "What nodes on one PostgreSQL database tell one another by: redis://[:PASSWORD@]HOST[:PORT].",
     false, [](Settings& settings, const Values& values) { settings.redis_url = redis_url(values.front()); }},
    {"secret-file", "FILE",
     "The key of the seat links; made when missing. Default: SQLite's file with .secret, or in PostgreSQL.", false,
     [](Settings& settings, const Values& values) { settings.secret_file = values.front(); }},
    {"state-dir", "DIR",
     "Where a node on PostgreSQL keeps what it has seen of the log, to notice a restore. Default: beside the secret "
     "file, systemd's, or the user's own.",
     false, [](Settings& settings, const Values& values) { settings.state_dir = values.front(); }},
    {"public-url", "URL",
     "The address that people use, for links and cookies; requests for another are refused. Default: each Host.", false,
     [](Settings& settings, const Values& values) { settings.public_url = public_url(values.front()); }},
    {"allow-origin", "ORIGIN", "A further origin whose pages may read and watch; may be given several times.", true,
     [](Settings& settings, const Values& values) {
       settings.allow_origin.clear();
       for (const std::string& value : values) settings.allow_origin.push_back(origin(value));
     }},
    {"allow-frame", "ORIGIN", "An origin whose pages may show a draft's room in a frame; may be given several times.",
     true,
     [](Settings& settings, const Values& values) {
       settings.allow_frame.clear();
       for (const std::string& value : values) settings.allow_frame.push_back(origin(value));
     }},
    {"trusted-proxy", "ADDRESS",
     "A proxy (10.0.0.7) or network (10.0.0.0/24) whose word for the client's address is believed.", true,
     [](Settings& settings, const Values& values) { settings.trusted_proxy = proxies(values); }},
    {"proxy-protocol", "on|off",
     "Every connection begins with a PROXY header (v1 or v2) of a proxy on this machine or a trusted one.", false,
     [](Settings& settings, const Values& values) {
       settings.proxy_protocol = one_of(values.front(), {"on", "off"}) == "on";
     },
     true},
    {"discord-client-id", "ID", "People may sign in by Discord: the id of the application made there.", false,
     [](Settings& settings, const Values& values) { settings.discord_client_id = values.front(); }},
    {"discord-client-secret-file", "FILE", "The secret of that application, in a file that only its owner can read.",
     false, [](Settings& settings, const Values& values) { settings.discord_client_secret_file = values.front(); }},
    {"discord-url", "URL", "Where Discord is. Default: https://discord.com", false,
     [](Settings& settings, const Values& values) { settings.discord_url = discord_url(values.front()); }},
    {"threads", "N", "Network threads; 0 for one on each core.", false,
     [](Settings& settings, const Values& values) { settings.threads = integer(values.front(), 0, 256); }},
    {"sender", "epoll|io-uring",
     "How live messages leave: one system call for each, or one for many (Linux with io_uring).", false,
     [](Settings& settings, const Values& values) {
       settings.sends_by_io_uring = one_of(values.front(), {"epoll", "io-uring"}) == "io-uring";
     }},
    {"workers", "N", "Threads for requests that need the database.", false,
     [](Settings& settings, const Values& values) { settings.workers = integer(values.front(), 1, 256); }},
    {"max-viewers", "N", "Viewers at most; 0 for as many as the descriptor limit allows.", false,
     [](Settings& settings, const Values& values) { settings.max_viewers = integer(values.front(), 0, 10'000'000); }},
    {"max-connections-per-address", "N", "Connections of one address (IPv6: of a /64) at once; 0 for no limit.", false,
     [](Settings& settings, const Values& values) {
       settings.max_connections_per_address = integer(values.front(), 0, 10'000'000);
     }},
    {"memory-budget", "MIB", "Memory for requests and answers under way, over all connections; 503 when it is used up.",
     false,
     [](Settings& settings, const Values& values) { settings.memory_budget = integer(values.front(), 1, 1'000'000); }},
    {"max-tournaments", "N", "Tournaments that one organiser may have made; admins may make more.", false,
     [](Settings& settings, const Values& values) {
       settings.quotas.tournaments = integer(values.front(), 0, 1'000'000);
     }},
    {"max-drafts", "N", "Drafts of one tournament; admins may make more.", false,
     [](Settings& settings, const Values& values) { settings.quotas.drafts = integer(values.front(), 0, 1'000'000); }},
    {"max-players", "N", "Players of one roster, for everybody; at most 10000.", false,
     [](Settings& settings, const Values& values) {
       settings.quotas.players = integer(values.front(), 1, app::kMaxRoster);
     }},
    {"max-people", "N", "Organisers, and members, of one tournament; admins may add more.", false,
     [](Settings& settings, const Values& values) { settings.quotas.people = integer(values.front(), 1, 1'000'000); }},
    {"compression", "on|off", "Live messages deflated, for viewers that offer it (permessage-deflate).", false,
     [](Settings& settings, const Values& values) {
       settings.compression = one_of(values.front(), {"on", "off"}) == "on";
     }},
    {"heartbeat-interval", "SECONDS", "A viewer hears from the server at least this often.", false,
     [](Settings& settings, const Values& values) { settings.heartbeat_interval = seconds(values.front(), 0.1, 300); }},
    {"viewer-timeout", "SECONDS", "A viewer that is silent, or takes nothing, for so long is dropped.", false,
     [](Settings& settings, const Values& values) { settings.viewer_timeout = seconds(values.front(), 1, 3600); }},
    {"log-level", "LEVEL", "debug, info, warning or error.", false,
     [](Settings& settings, const Values& values) {
       settings.log_level = one_of(values.front(), {"debug", "info", "warning", "error"});
     }},
    {"log-format", "FORMAT", "text for a person, json for a machine.", false,
     [](Settings& settings, const Values& values) { settings.log_format = one_of(values.front(), {"text", "json"}); }},
    {"ui-dir", "DIR", "Serve the web pages from a folder and not from the binary (for development).", false,
     [](Settings& settings, const Values& values) { settings.ui_dir = values.front(); }},
});

constexpr std::string_view kEnvironmentPrefix = "DRAFTWIRE_";

std::string environment_name(std::string_view name) {
  std::string result(kEnvironmentPrefix);
  for (const char c : name) result += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

const Setting* find_setting(std::string_view name) {
  const auto found = std::ranges::find(kSettings, name, &Setting::name);
  return found == kSettings.end() ? nullptr : &*found;
}

Values split_list(std::string_view text) {
  Values values;
  while (!text.empty()) {
    const auto comma = text.find(',');
    values.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return values;
}

std::string text_of(const toml::node& node, const std::string& where) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* is_on = node.as_boolean()) return is_on->get() ? "on" : "off";
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  throw SettingsError(where + ": expected a string or a number");
}

template <class Parse>
toml::table table_from(const std::string& name, const Parse& parse) {
  try {
    return parse();
  } catch (const toml::parse_error& error) {
    const auto line = error.source().begin.line;
    throw SettingsError(line == 0 ? fmt::format("{}: {}", name, error.description())
                                  : fmt::format("{}:{}: {}", name, line, error.description()));
  }
}

GivenValues values_of(const toml::table& table, const std::string& file) {
  GivenValues given;
  for (const auto& [key, node] : table) {
    const std::string where = fmt::format("{}:{}: {}", file, node.source().begin.line, key.str());
    const Setting* setting = find_setting(key.str());
    if (setting == nullptr) throw SettingsError(where + ": there is no such setting; see draftwire serve --help");
    Values values;
    if (const auto* list = node.as_array(); list != nullptr && setting->is_list) {
      for (const toml::node& element : *list) values.push_back(text_of(element, where));
    } else {
      values.push_back(text_of(node, where));
    }
    given[std::string(setting->name)] = std::move(values);
  }
  return given;
}

void set_from(Settings& settings, const GivenValues& given, const std::function<std::string(std::string_view)>& where) {
  for (const Setting& setting : kSettings) {
    const auto found = given.find(setting.name);
    if (found == given.end()) continue;
    try {
      if (found->second.empty()) throw SettingsError("expected a value");
      setting.set(settings, found->second);
    } catch (const SettingsError& error) {
      throw SettingsError(where(setting.name) + ": " + error.what());
    }
  }
}

}  // namespace

DatabaseAddress database_address(const std::string& text) {
  constexpr std::string_view kSqlitePrefix = "sqlite:";
  if (text.starts_with(kSqlitePrefix) && text.size() > kSqlitePrefix.size()) {
    return {DatabaseAddress::Kind::sqlite, text.substr(kSqlitePrefix.size())};
  }
  if (text.starts_with("postgresql://") || text.starts_with("postgres://")) {
    return {DatabaseAddress::Kind::postgres, text};
  }
  throw SettingsError(fmt::format("expected sqlite:FILE or postgresql://HOST/DATABASE, not '{}'", text));
}

std::string to_string(const Address& address) {
  const bool is_ipv6 = address.host.find(':') != std::string::npos;
  return is_ipv6 ? fmt::format("[{}]:{}", address.host, address.port)
                 : fmt::format("{}:{}", address.host, address.port);
}

std::span<const Setting> all_settings() {
  return kSettings;
}

GivenValues values_from_environment(std::vector<std::string>& unknown) {
  GivenValues given;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view line(*entry);
    if (!line.starts_with(kEnvironmentPrefix)) continue;
    const auto equals = line.find('=');
    const std::string_view name = line.substr(0, equals);
    if (name == "DRAFTWIRE_CONFIG") continue;
    const auto setting =
        std::ranges::find_if(kSettings, [&](const Setting& known) { return environment_name(known.name) == name; });
    if (setting == kSettings.end()) {
      unknown.emplace_back(name);
      continue;
    }
    const std::string_view value = line.substr(equals + 1);
    given[std::string(setting->name)] = setting->is_list ? split_list(value) : Values{std::string(value)};
  }
  return given;
}

GivenValues values_from_file(const std::string& path) {
  return values_of(table_from(path, [&] { return toml::parse_file(path); }), path);
}

GivenValues values_from_text(std::string_view text, const std::string& name) {
  return values_of(table_from(name, [&] { return toml::parse(text, name); }), name);
}

Settings settle(const GivenValues& flags, const GivenValues& environment, const GivenValues& file,
                const std::string& file_name) {
  Settings settings;
  set_from(settings, file, [&](std::string_view name) { return fmt::format("{}: {}", file_name, name); });
  set_from(settings, environment, [](std::string_view name) { return environment_name(name); });
  set_from(settings, flags, [](std::string_view name) { return fmt::format("--{}", name); });
  if (settings.discord_client_id.empty() != settings.discord_client_secret_file.empty()) {
    throw SettingsError("discord-client-id and discord-client-secret-file go together: one of them is missing");
  }
  return settings;
}

}  // namespace draftwire::server
