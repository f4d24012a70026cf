#include "storage/postgres/postgres_transaction.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/log_limit.hpp"
#include "storage/new_epoch.hpp"

namespace draftwire::storage {
namespace {

// A restore writes the row anew and can't know by which transaction, so xmin gives it away.
#define DRAFTWIRE_LOOK_AT_META "SELECT epoch, home, written_by = xmin::text FROM meta"

constexpr const char* kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " DRAFTWIRE_LOOK_AT_META;
constexpr const char* kBeginWrite = "BEGIN ISOLATION LEVEL READ COMMITTED; " DRAFTWIRE_LOOK_AT_META;
constexpr const char* kLockMeta = "BEGIN; " DRAFTWIRE_LOOK_AT_META " FOR UPDATE";
#undef DRAFTWIRE_LOOK_AT_META

constexpr std::string_view kRenew = "UPDATE meta SET epoch = ?, home = ?, written_by = pg_current_xact_id()::xid::text";

// The position before the record of the commit: what lies there is on disk with it. After it, the position may count
// what others have written and a crash forgets; and where nothing was written, the commit puts nothing there.
constexpr const char* kCommit =
    "SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN 0 "
    "ELSE (pg_current_wal_insert_lsn() - '0/0')::bigint END; COMMIT";

struct Meta {
  std::string epoch;
  bool is_own = false;
};

Meta meta_from(const PostgresConnection& connection, const PgResult& result) {
  if (PQntuples(result.get()) != 1) {
    throw app::StoreError(connection.name() + " is damaged (its epoch is missing); restore a backup");
  }
  const bool is_home = PQgetvalue(result.get(), 0, 1) == connection.home();
  const bool is_untouched = std::string_view(PQgetvalue(result.get(), 0, 2)) == "t";
  return {PQgetvalue(result.get(), 0, 0), is_home && is_untouched};
}

void roll_back(PostgresConnection& connection) {
  if (!connection.is_in_transaction()) return;
  try {
    connection.execute("ROLLBACK");
  } catch (const app::StoreError& error) {
    limited_log::warn("a transaction could not be rolled back: {}", error.what());
  }
}

}  // namespace

PostgresTransaction::PostgresTransaction(PostgresConnection& connection, Kind kind) : connection_(connection) {
  try {
    const Meta meta = meta_from(connection, connection.execute(kind == Kind::read ? kBeginRead : kBeginWrite));
    epoch_ = meta.epoch;
    is_own_log_ = meta.is_own;
  } catch (const app::StoreError&) {
    roll_back(connection);
    throw;
  }
}

PostgresTransaction::~PostgresTransaction() {
  roll_back(connection_);
}

std::int64_t PostgresTransaction::commit() {
  if (PQtransactionStatus(connection_.handle()) == PQTRANS_INERROR) {
    throw app::StoreError(connection_.name() + ": a statement of the transaction had failed");
  }
  const PgResult journal = connection_.execute(kCommit);
  return std::strtoll(PQgetvalue(journal.get(), 0, 0), nullptr, 10);
}

void renew_epoch(PostgresConnection& connection, const std::string& epoch) {
  try {
    const Meta meta = meta_from(connection, connection.execute(kLockMeta));
    const bool is_due = epoch.empty() ? !meta.is_own : meta.epoch == epoch;
    if (is_due) {
      spdlog::warn("{}: restored, failed over or behind what was seen; viewers start anew on it", connection.name());
      connection.query(kRenew).with(new_epoch(), connection.home()).run();
    }
    connection.execute("COMMIT");
  } catch (const app::StoreError&) {
    roll_back(connection);
    throw;
  }
}

}  // namespace draftwire::storage
