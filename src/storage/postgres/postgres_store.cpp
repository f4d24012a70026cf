#include "storage/postgres/postgres_store.hpp"

#include <optional>

#include "storage/postgres/postgres_writer.hpp"
#include "storage/rows/access.hpp"

namespace draftwire::storage {

void PostgresStore::read(const std::function<void(app::StoreReader&)>& body) {
  database_->transact(PostgresTransaction::Kind::read, [&](PostgresConnection& connection, const std::string& epoch) {
    PostgresReader reader(connection, epoch);
    body(reader);
  });
}

void PostgresStore::write(const std::function<void(app::StoreWriter&)>& body) {
  std::vector<std::function<void()>> after_commit;
  std::optional<AnnouncingOrder::Place> place;
  database_->transact(PostgresTransaction::Kind::write, [&](PostgresConnection& connection, const std::string& epoch) {
    place.reset();
    PostgresWriter writer(connection, epoch, order_, place);
    body(writer);
    after_commit = writer.take_after_commit();
  });
  if (place) place->wait_for_turn();
  run_after_commit(after_commit);
}

void PostgresStore::read_rows(const Body& body) {
  database_->transact(PostgresTransaction::Kind::read,
                      [&](PostgresConnection& connection, const std::string&) { body(connection); });
}

void PostgresStore::write_rows(const Body& body) {
  database_->transact(PostgresTransaction::Kind::write,
                      [&](PostgresConnection& connection, const std::string&) { body(connection); });
}

void PostgresStore::require_usable() {
  read_rows([](Connection& connection) { static_cast<void>(access::version(connection)); });
}

void PostgresStore::try_write() {
  write_rows(access::write_unchanged);
}

}  // namespace draftwire::storage
