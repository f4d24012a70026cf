#include "storage/sqlite/shared_transaction.hpp"

#include <exception>

#include "base/request_scope.hpp"
#include "wire/corrupt_payload.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kCountCommit = "UPDATE meta SET commits = commits + 1";

std::exception_ptr failure_of(const QueuedWrite& write, Connection& connection) {
  const RequestScope scope(write.request_id);
  try {
    try {
      write.body(connection);
      return nullptr;
    } catch (const wire::CorruptPayload& damage) {
      throw app::StoreError(connection.name() + ": " + damage.what());
    }
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace

SharedTransaction::SharedTransaction(SqliteConnection& connection) : connection_(connection) {
  transaction_.emplace(connection_, Transaction::Kind::write);
}

void SharedTransaction::run(QueuedWrite& write) {
  if (!transaction_) transaction_.emplace(connection_, Transaction::Kind::write);
  const bool is_shared = has_changed_;  // until then, a whole ROLLBACK takes nothing from anybody
  const std::int64_t changes = connection_.total_changes();
  if (is_shared) connection_.query("SAVEPOINT one_write").run();
  write.failure = failure_of(write, connection_);
  const bool is_lost = !connection_.is_in_transaction();  // a full disk takes the whole transaction along
  if (is_lost && !write.failure) {
    write.failure = std::make_exception_ptr(app::StoreError(connection_.name() + ": nothing was changed"));
  }
  if (!is_shared) {
    if (write.failure) {
      transaction_.reset();
    } else {
      has_changed_ = connection_.total_changes() != changes;
    }
    return;
  }
  if (is_lost) std::rethrow_exception(write.failure);
  if (write.failure) connection_.query("ROLLBACK TO one_write").run();
  connection_.query("RELEASE one_write").run();
}

void SharedTransaction::commit() {
  if (!transaction_) return;
  if (has_changed_) connection_.query(kCountCommit).run();
  transaction_->commit();
}

}  // namespace draftwire::storage
