#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "app/store.hpp"

// What every app::Store promises, whatever it is made of. A database instantiates the suite with a way to make one:
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, ::testing::Values(StoreKind{"sqlite", make}), name_of);
namespace draftwire::testing {

// A database of a test's own. Goes with the test.
class TestDatabase {
 public:
  virtual ~TestDatabase() = default;

  // Opens it; the one that was opened before is gone.
  virtual std::unique_ptr<app::Store> open() = 0;

  // Past the store, as another program would: one or several statements.
  void run(const std::string& sql) const {
    if (const std::string reason = failure(sql); !reason.empty()) throw std::runtime_error(reason);
  }
  // The last value of the last row; empty when there is none.
  [[nodiscard]] virtual std::string value(const std::string& sql) const = 0;
  // Why they fail; empty when they don't.
  [[nodiscard]] virtual std::string failure(const std::string& sql) const = 0;
};

struct StoreKind {
  std::string name;
  std::function<std::unique_ptr<TestDatabase>()> make;
  std::string without_gap_check = {};         // SQL that takes the log's first guard away
  std::string references_without_index = {};  // SQL for their names
  // SQL that says of tables that they are this program's, of that schema.
  std::function<std::string(int version)> sign_schema = {};
};

inline std::string name_of(const ::testing::TestParamInfo<StoreKind>& info) {
  return info.param.name;
}

class StoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  StoreContract() : database_(GetParam().make()), store_(database_->open()) {}

  app::Store& store() { return *store_; }

  // As after an orderly stop and a new start.
  void restart() {
    store_.reset();
    store_ = database_->open();
  }

 private:
  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<app::Store> store_;
};

}  // namespace draftwire::testing
