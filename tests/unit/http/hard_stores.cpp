#include "unit/http/hard_stores.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/mutex.hpp"
#include "base/request_scope.hpp"
#include "storage/rows/query.hpp"

namespace draftwire::testing {
namespace {

class RunsTwice final : public app::Store {
 public:
  explicit RunsTwice(std::unique_ptr<app::Store> store) : store_(std::move(store)) {}

 protected:
  void run_read(const ReadBody& body) override {
    store_->read([&](const app::ReadTransaction& tx) {
      body(tx);
      body(tx);
    });
  }

  void run_write(const WriteBody& body, app::Durability durability) override {
    struct RolledBack {};
    try {
      store_->write(
          [&](app::WriteTransaction& tx) {
            body(tx);
            throw RolledBack{};
          },
          durability);
    } catch (const RolledBack&) {
    }
    store_->write(body, durability);
  }

 private:
  const std::unique_ptr<app::Store> store_;
};

class FailsAfterCommit final : public app::Store {
 public:
  explicit FailsAfterCommit(std::unique_ptr<storage::RowStore> store) : store_(std::move(store)) {}

 protected:
  void run_read(const ReadBody& body) override {
    require_answer();
    store_->read(body);
  }

  void run_write(const WriteBody& body, app::Durability durability) override {
    require_answer();
    const std::int64_t before = commits();
    store_->write(body, durability);
    if (commits() != before) *committed_in_.lock() = RequestScope::current_id();
  }

 private:
  void require_answer() {
    const std::string_view request = RequestScope::current_id();
    if (request.empty()) return;
    if (*committed_in_.lock() == request) throw app::StoreError("the test took the store away");
  }

  std::int64_t commits() {
    return store_->read_rows(
        [](storage::Connection& connection) { return connection.query("SELECT commits FROM meta").number(); });
  }

  const std::unique_ptr<storage::RowStore> store_;
  Mutex<std::string> committed_in_;  // the request that changed something last
};

}  // namespace

std::unique_ptr<app::Store> chosen_store(std::unique_ptr<storage::RowStore> store) {
  const char* chosen = std::getenv("DRAFTWIRE_UNIT_STORE");
  const std::string_view name = chosen == nullptr ? "" : chosen;
  if (name == "runs-twice") return std::make_unique<RunsTwice>(std::move(store));
  if (name == "fails-after-commit") return std::make_unique<FailsAfterCommit>(std::move(store));
  if (!name.empty()) throw std::invalid_argument("DRAFTWIRE_UNIT_STORE names no store: " + std::string(name));
  return store;
}

}  // namespace draftwire::testing
