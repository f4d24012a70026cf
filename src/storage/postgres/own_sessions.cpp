#include "storage/postgres/own_sessions.hpp"

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "storage/postgres/postgres_connection.hpp"

namespace draftwire::storage {
namespace {

// More than are needed on a pool that no other client uses, whichever of its sessions it lends first.
constexpr int kRounds = 5;

// PostgreSQL does not know it, and logs that; pgpool-II answers it by itself.
constexpr const char* kBalancing = "PGPOOL SHOW load_balance_mode /* Draftwire asks whether this is pgpool-II */";

[[noreturn]] void refuse(const PostgresConnection& connection, std::string_view what, std::string_view setting) {
  throw app::StoreError(
      fmt::format("{} is behind {}; set {}, or connect to PostgreSQL directly", connection.name(), what, setting));
}

// The process at the server that answers now.
int session_of(PostgresConnection& connection) {
  return std::atoi(PQgetvalue(connection.execute("SELECT pg_backend_pid()").get(), 0, 0));
}

void require_no_balancing(PostgresConnection& connection) {
  try {
    const PgResult answer = connection.execute(kBalancing);
    if (PQntuples(answer.get()) == 0 || std::string_view(PQgetvalue(answer.get(), 0, 0)) == "off") return;
  } catch (const UnknownStatement&) {
    return;
  }
  refuse(connection, "pgpool-II with load balancing, which reads from standbys", "load_balance_mode = off");
}

// False when the pool allows none at all.
bool begins(PostgresConnection& connection) {
  try {
    connection.execute("BEGIN");
    return true;
  } catch (const ConnectionLost& lost) {
    if (std::string_view(lost.what()).find("statement pooling") == std::string_view::npos) throw;
    return false;
  }
}

// Whether a transaction of `other` gets the session of `one`, or `one` another one while `other` has its own. It looks
// twice before, for pools that lend the session that has waited longest.
bool is_lent(PostgresConnection& one, PostgresConnection& other, int session) {
  if (session_of(one) != session) return true;
  if (!begins(other)) return true;
  const bool is_taken = session_of(other) == session || session_of(one) != session;
  other.execute("ROLLBACK");
  return is_taken;
}

}  // namespace

void require_own_sessions(const std::string& url) {
  PostgresConnection one(url);
  require_no_balancing(one);
  const int session = session_of(one);
  // PostgreSQL itself names its process when a connection begins; a pooler that lends sessions has a number of its own.
  if (PQbackendPID(one.handle()) == session) return;
  PostgresConnection other(url);
  for (int round = 0; round < kRounds; ++round) {
    if (is_lent(one, other, session)) {
      refuse(one, "a pool (PgBouncer or the like) that keeps no session for a connection", "pool_mode = session");
    }
  }
}

}  // namespace draftwire::storage
