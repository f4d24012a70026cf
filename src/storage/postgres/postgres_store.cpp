#include "storage/postgres/postgres_store.hpp"

#include <optional>

#include "storage/postgres/postgres_writer.hpp"
#include "storage/rows/access.hpp"

namespace draftwire::storage {

void PostgresStore::run_read(const ReadBody& body) {
  database_->transact(PostgresTransaction::Kind::read, [&](PostgresConnection& connection, const std::string& epoch) {
    PostgresReader reader(connection, epoch);
    body(reader);
  });
}

void PostgresStore::run_write(const WriteBody& body) {
  std::optional<AnnouncingOrder::Place> place;  // given up when this ends, however that is
  const auto after_commit = database_->transact(PostgresTransaction::Kind::write,
                                                [&](PostgresConnection& connection, const std::string& epoch) {
                                                  place.reset();
                                                  PostgresWriter writer(connection, epoch, order_, place);
                                                  body(writer);
                                                  return writer.take_after_commit();
                                                });
  if (place) place->wait_for_turn();
  run_after_commit(after_commit);
}

void PostgresStore::run_read_rows(const RowBody& body) {
  database_->transact(PostgresTransaction::Kind::read,
                      [&](PostgresConnection& connection, const std::string&) { body(connection); });
}

void PostgresStore::run_write_rows(const RowBody& body) {
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
