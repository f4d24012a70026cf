#include "storage/postgres/postgres_database.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

#include "storage/postgres/behind.hpp"
#include "storage/postgres/seen_log_file.hpp"
#include "storage/postgres/upgrade_postgres.hpp"
#include "wire/corrupt_payload.hpp"

namespace draftwire::storage {
namespace {

constexpr int kMaxRuns = 20;

constexpr std::string_view kLeague = "SELECT league FROM meta";

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
  [[nodiscard]] bool is_settled() const { return pooled_.is_settled; }
  void settle() { pooled_.is_settled = true; }

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
  seen_.follow(transaction->epoch());
  try {
    body(*session, transaction->epoch());
  } catch (const wire::CorruptPayload& damage) {
    throw app::StoreError(session->name() + ": " + damage.what());
  }
  remember(transaction->epoch(), transaction->commit(), {});
}

void PostgresDatabase::settle_identity(Borrowed& session) {
  if (session.is_settled()) return;
  const SeenLog seen = seen_.known();
  if (is_behind(*session, seen)) renew_epoch(*session, seen.epoch);
  session.settle();
}

void PostgresDatabase::remember_in(const std::filesystem::path& folder) {
  struct Log {
    std::string league;
    std::string epoch;
  };
  const Log log =
      transact(PostgresTransaction::Kind::read, [](PostgresConnection& connection, const std::string& epoch) {
        Query query = connection.query(kLeague);
        return Log{query.next() ? query.text(0) : "", epoch};
      });
  auto file = SeenLogFile::open_in(folder, log.league);
  const std::vector<SeenLog> stored = file->all_stored();  // before the look at the server, which goes on meanwhile
  Borrowed session(pool_);
  const bool is_lost = std::ranges::any_of(
      stored, [&](const SeenLog& seen) { return seen.epoch == log.epoch && is_behind(*session, seen); });
  if (is_lost) {
    renew_epoch(*session, log.epoch);
  } else {
    for (const SeenLog& seen : stored) {
      // What moved last comes last here.
      const std::vector<SeenHead> heads(seen.heads.rbegin(), seen.heads.rend());
      seen_.saw(seen.epoch, seen.journal, heads);
    }
  }
  seen_.keep_in(std::move(file));
}

void PostgresDatabase::remember(const std::string& epoch, std::int64_t journal,
                                std::span<const SeenHead> heads) noexcept {
  try {
    seen_.saw(epoch, journal, heads);
  } catch (const std::exception& error) {
    spdlog::warn("what was seen of the log could not be kept: {}", error.what());
  }
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
