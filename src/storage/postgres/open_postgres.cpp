#include "storage/postgres/open_postgres.hpp"

#include "storage/new_epoch.hpp"
#include "storage/postgres/node_exchange.hpp"
#include "storage/postgres/own_sessions.hpp"
#include "storage/postgres/postgres_database.hpp"
#include "storage/postgres/postgres_store.hpp"
#include "storage/postgres/reachability.hpp"
#include "storage/postgres/shared_attempts.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kProposeSecret =
    "INSERT INTO seat_secret (id, hex) VALUES (1, ?) ON CONFLICT (id) DO NOTHING";
constexpr std::string_view kSecret = "SELECT hex FROM seat_secret";

// Before anything is done with it: whether waiting is of any use shows only when nothing was reached yet.
void require_reachable(const std::string& url) {
  try {
    const PostgresConnection first(url);
  } catch (const ConnectionLost& failure) {
    if (may_be_reached_later(url)) throw;
    throw app::StoreError(failure.what());
  }
}

}  // namespace

Postgres open_postgres(const PostgresOptions& options) {
  require_reachable(options.url);
  require_own_sessions(options.url);
  const auto database = std::make_shared<PostgresDatabase>(options.url, options.max_connections);
  database->upgrade();
  if (!options.state_dir.empty()) database->remember_in(options.state_dir);
  return {std::make_unique<PostgresStore>(database), std::make_unique<NodeExchange>(database, new_epoch()),
          std::make_unique<SharedAttempts>(database)};
}

std::string shared_seat_secret(const PostgresOptions& options, const std::string& proposal) {
  PostgresDatabase database(options.url, 1);
  database.upgrade();
  return database.transact(PostgresTransaction::Kind::write,
                           [&](PostgresConnection& connection, const std::string&) -> std::string {
                             connection.query(kProposeSecret).with(proposal).run();
                             Query query = connection.query(kSecret);
                             return query.next() ? query.text(0) : "";
                           });
}

}  // namespace draftwire::storage
