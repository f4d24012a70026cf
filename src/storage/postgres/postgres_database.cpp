#include "storage/postgres/postgres_database.hpp"

#include <optional>
#include <utility>

#include <spdlog/spdlog.h>

#include "storage/postgres/upgrade_postgres.hpp"
#include "wire/corrupt_payload.hpp"

namespace draftwire::storage {
namespace {

constexpr int kMaxRuns = 20;

}  // namespace

// A session out of the pool. When the server is lost on it, every session is.
class PostgresDatabase::Borrowed {
 public:
  explicit Borrowed(PostgresPool& pool) : pool_(pool), pooled_(pool.take()) {}
  ~Borrowed() {
    if (!pooled_.connection) return;
    if (pooled_.connection->is_alive()) {
      pool_.give_back(std::move(pooled_));
    } else {
      pool_.give_up(std::move(pooled_), "the database went away");
    }
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

  void replace() {
    pool_.give_up(std::exchange(pooled_, {}), "the database went away");
    pooled_ = pool_.take();
  }

  PostgresConnection& operator*() { return *pooled_.connection; }
  PostgresConnection* operator->() { return pooled_.connection.get(); }
  [[nodiscard]] bool has_lost_commits() const { return pooled_.has_lost_commits; }
  void is_settled() { pooled_.has_lost_commits = false; }

 private:
  PostgresPool& pool_;
  PooledConnection pooled_;
};

void PostgresDatabase::run_until_done(PostgresTransaction::Kind kind, const RunBody& body) {
  for (int run = 1;; ++run) {
    try {
      return run_once(kind, body);
    } catch (const TransactionCollided& collision) {
      if (kind == PostgresTransaction::Kind::read || run == kMaxRuns) throw;
      spdlog::debug("{}; once more", collision.what());
    }
  }
}

void PostgresDatabase::run_once(PostgresTransaction::Kind kind, const RunBody& body) {
  Borrowed session(pool_);
  std::optional<PostgresTransaction> transaction;
  try {
    settle_identity(session);
    transaction.emplace(*session, kind);
  } catch (const ConnectionLost&) {
    // The session was idle while the server restarted.
    session.replace();
    settle_identity(session);
    transaction.emplace(*session, kind);
  }
  if (!transaction->is_own_log()) {
    transaction.reset();
    renew_epoch(*session, "");
    transaction.emplace(*session, kind);
  }
  *epoch_.lock() = transaction->epoch();
  try {
    body(*session, transaction->epoch());
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(session->name() + ": " + damage.what());
  }
  pool_.saw_journal(transaction->commit());
}

void PostgresDatabase::settle_identity(Borrowed& session) {
  if (!session.has_lost_commits()) return;
  const std::string epoch = *epoch_.lock();
  if (!epoch.empty()) renew_epoch(*session, epoch);
  pool_.forget_journal();
  session.is_settled();
}

void PostgresDatabase::went_backwards(const std::string& epoch) {
  Borrowed session(pool_);
  renew_epoch(*session, epoch);
}

void PostgresDatabase::upgrade() {
  Borrowed session(pool_);
  upgrade_postgres(*session);
}

}  // namespace draftwire::storage
