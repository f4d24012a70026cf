#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/transaction.hpp"
#include "storage/rows/row_context.hpp"

namespace draftwire::storage {

// The rows of a connection that is inside a transaction. Base of the transactions, because the stores point into it.
class RowTransactionContext {
 public:
  explicit RowTransactionContext(Connection& connection) : context_{connection, {}, {}} {}

 protected:
  RowContext context_;
};

// What app::ReadTransaction promises, on a connection that is inside a transaction. Lives as long as that.
class RowReadTransaction final : private RowTransactionContext, public app::ReadTransaction {
 public:
  RowReadTransaction(Connection& connection, const std::string& epoch);
};

// What app::WriteTransaction promises, on a connection that is inside a write transaction. Lives as long as that. As it
// is, it is for a database that lets one transaction write at a time: a lock is noted, and needs no statement.
class RowWriteTransaction : private RowTransactionContext, public app::WriteTransaction {
 public:
  RowWriteTransaction(Connection& connection, const std::string& epoch);

  void lock(domain::TournamentId id) override;
  void lock(domain::DraftId id) override;
  void lock(domain::PlayerId id) override;
  void lock_rights() override {}
  void lock(domain::AccountId id) override;
  void lock_credentials(std::string_view /*account_name*/) override {}

  domain::Timestamp league_time(domain::DraftId id, domain::Timestamp node_time) override;

  void on_commit(std::function<void()> after) override;

  // What on_commit() was given, in that order.
  [[nodiscard]] std::vector<std::function<void()>> take_after_commit() { return std::exchange(after_commit_, {}); }

  // Where appending has left the logs.
  [[nodiscard]] const std::vector<SeenHead>& heads() const { return context_.heads; }

 protected:
  [[nodiscard]] Connection& connection() { return context_.connection; }
  [[nodiscard]] HeldLocks& locks() { return context_.locks; }

 private:
  std::vector<std::function<void()>> after_commit_;
};

// Runs them in order. An exception is logged and stops none of the others: what is durable stays so. Precondition: the
// transaction is durable.
void run_after_commit(const std::vector<std::function<void()>>& after_commit) noexcept;

}  // namespace draftwire::storage
