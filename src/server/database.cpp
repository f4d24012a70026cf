#include "server/database.hpp"

#include "server/secret_file.hpp"
#include "storage/postgres/open_postgres.hpp"
#include "storage/sqlite/open_sqlite.hpp"

namespace draftwire::server {
namespace {

// For what asks beside the requests: the heads, and readers after a commit.
constexpr std::size_t kFurtherConnections = 4;

}  // namespace

Database open_database(const DatabaseAddress& address, std::size_t threads, const std::filesystem::path& state_dir) {
  if (address.kind == DatabaseAddress::Kind::sqlite) {
    return {storage::open_sqlite({address.location, threads}), nullptr, nullptr};
  }
  storage::Postgres postgres = storage::open_postgres({address.location, threads + kFurtherConnections, state_dir});
  return {std::move(postgres.store), std::move(postgres.nodes), std::move(postgres.attempts)};
}

auth::ServerSecret seat_secret(const Settings& settings) {
  if (!settings.secret_file.empty()) return read_or_make_secret(settings.secret_file);
  return seat_secret(settings.database, new_secret());
}

auth::ServerSecret seat_secret(const DatabaseAddress& address, const auth::ServerSecret& proposal) {
  if (address.kind == DatabaseAddress::Kind::sqlite) return read_or_make_secret(address.location + ".secret", proposal);
  return secret_from_hex(storage::shared_seat_secret({address.location}, to_hex(proposal)));
}

}  // namespace draftwire::server
