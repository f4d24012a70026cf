#include "storage/postgres/open_postgres.hpp"

#include "storage/new_epoch.hpp"
#include "storage/postgres/node_exchange.hpp"
#include "storage/postgres/own_sessions.hpp"
#include "storage/postgres/postgres_database.hpp"
#include "storage/postgres/postgres_store.hpp"
#include "storage/postgres/shared_attempts.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kProposeSecret =
    "INSERT INTO seat_secret (id, hex) VALUES (1, ?) ON CONFLICT (id) DO NOTHING";
constexpr std::string_view kSecret = "SELECT hex FROM seat_secret";

}  // namespace

Postgres open_postgres(const PostgresOptions& options) {
  require_own_sessions(options.url);
  const auto database = std::make_shared<PostgresDatabase>(options.url, options.max_connections);
  database->upgrade();
  return {std::make_unique<PostgresStore>(database), std::make_unique<NodeExchange>(database, new_epoch()),
          std::make_unique<SharedAttempts>(database)};
}

std::string shared_seat_secret(const PostgresOptions& options, const std::string& proposal) {
  PostgresDatabase database(options.url, 1);
  database.upgrade();
  std::string secret;
  database.transact(PostgresTransaction::Kind::write, [&](PostgresConnection& connection, const std::string&) {
    connection.query(kProposeSecret).with(proposal).run();
    Query query = connection.query(kSecret);
    if (query.next()) secret = query.text(0);
  });
  return secret;
}

}  // namespace draftwire::storage
