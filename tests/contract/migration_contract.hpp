#pragma once

#include <memory>
#include <string>

#include "contract/store_contract.hpp"

namespace draftwire::testing {

// What becomes of a database that an earlier release has made.
class MigrationContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  // The tables as schema 1, 2, … of this program made them.
  void make_schema(int version) const { make_schema_in(*database_, version); }
  static void make_schema_in(const TestDatabase& database, int version);

  const std::unique_ptr<TestDatabase> database_ = GetParam().make();
};

}  // namespace draftwire::testing
