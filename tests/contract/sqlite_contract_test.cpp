#include "contract/database_file.hpp"
#include "contract/store_contract.hpp"

namespace draftwire::testing {
namespace {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract,
                         ::testing::Values(StoreKind{"sqlite", [] { return std::make_unique<DatabaseFile>(); }}),
                         name_of);

}  // namespace
}  // namespace draftwire::testing
