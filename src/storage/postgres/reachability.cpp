#include "storage/postgres/reachability.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace draftwire::storage {
namespace {

constexpr std::size_t kStateLength = 5;

bool is_state(std::string_view text) {
  return text.size() == kStateLength && std::ranges::all_of(text, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
         });
}

}  // namespace

ConnectionParameters connection_parameters(const std::string& url, const char* target_session_attrs) {
  // Those before `dbname` are defaults that the URL may change; those behind it hold whatever it says.
  ConnectionParameters parameters{
      {"fallback_application_name", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"},
      {"draftwire", "5", "2", "2", "5000"}};
  auto& [keys, values] = parameters;
  const auto unless_in_environment = [&](const char* variable, const char* key, const char* value) {
    if (std::getenv(variable) != nullptr) return;
    keys.push_back(key);
    values.push_back(value);
  };
  unless_in_environment("PGCONNECT_TIMEOUT", "connect_timeout", "3");
  unless_in_environment("PGTARGETSESSIONATTRS", "target_session_attrs", target_session_attrs);
  keys.insert(keys.end(), {"dbname", "client_encoding", nullptr});
  values.insert(values.end(), {url.c_str(), "UTF8", nullptr});
  return parameters;
}

bool may_pass(std::string_view sqlstate) {
  // 08: the connection, but for 08P01, by which poolers say that they know no such database or parameter. 25006: a
  // standby. 40: run it again. 53: no room, no connections. 55P03: a lock is not to be had. 57P: the server starts,
  // stops or ended the session. 58: the system.
  constexpr std::array<std::string_view, 7> kPassing{"08", "25006", "40", "53", "55P03", "57P", "58"};
  if (sqlstate == "08P01" || sqlstate == "57P04") return false;  // 57P04: the database was dropped
  return std::ranges::any_of(kPassing, [&](std::string_view known) { return sqlstate.starts_with(known); });
}

std::string_view sqlstate_in(std::string_view message) {
  std::string_view found;
  for (std::size_t at = message.find(":  "); at != std::string_view::npos; at = message.find(":  ", at + 1)) {
    const std::string_view state = message.substr(at + 3, kStateLength);
    if (is_state(state) && message.substr(at + 3 + kStateLength, 2) == ": ") found = state;
  }
  return found;
}

bool may_be_reached_later(const std::string& url) {
  const auto [keys, values] = connection_parameters(url);
  if (PQpingParams(keys.data(), values.data(), 1) == PQPING_NO_ATTEMPT) return false;  // the URL itself is wrong
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStartParams(keys.data(), values.data(), 1),
                                                                &PQfinish);
  if (connection == nullptr) return true;
  PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
  PQreset(connection.get());  // waits for each server as PQconnectdbParams does, and keeps the verbosity
  if (PQstatus(connection.get()) == CONNECTION_OK) return true;
  const std::string_view state = sqlstate_in(PQerrorMessage(connection.get()));
  // pgpool-II says all that went wrong with it by XX000, also that no server is there now.
  if (!state.empty()) return may_pass(state) || state == "XX000";
  return PQconnectionNeedsPassword(connection.get()) == 0;
}

}  // namespace draftwire::storage
