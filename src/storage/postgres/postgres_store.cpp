#include "storage/postgres/postgres_store.hpp"

#include "storage/postgres/postgres_write_transaction.hpp"
#include "storage/rows/access.hpp"

namespace draftwire::storage {

void PostgresStore::run_read(const ReadBody& body) {
  database_->transact(PostgresTransaction::Kind::read, [&](PostgresConnection& connection, const std::string& epoch) {
    body(RowReadTransaction(connection, epoch));
  });
}

// Always durable now: what the server has not put on its disk is gone with kill -9 of the server, and its sessions
// commit side by side, so that none waits for the disk behind another.
void PostgresStore::run_write(const WriteBody& body, app::Durability /*durability*/) {
  AnnouncingOrder::Turns turns(order_);
  struct Written {
    std::vector<std::function<void()>> after_commit;
    std::string epoch;
    std::vector<SeenHead> heads;
  };
  const auto written = database_->transact(
      PostgresTransaction::Kind::write, [&](PostgresConnection& connection, const std::string& epoch) {
        turns.give_up();  // those of a run before this one
        PostgresWriteTransaction transaction(connection, epoch, turns);
        body(transaction);
        return Written{transaction.take_after_commit(), epoch, transaction.heads()};
      });
  database_->saw(written.epoch, written.heads);
  turns.wait_for_turn();
  run_after_commit(written.after_commit);
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
