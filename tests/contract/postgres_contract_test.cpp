#include "contract/postgres_server.hpp"
#include "contract/schema_contract.hpp"
#include "contract/store_contract.hpp"

namespace draftwire::testing {
namespace {

const StoreKind kPostgres{"postgres", [] { return std::make_unique<ServerDatabase>(); },
                          "DROP TRIGGER events_leave_no_gap ON events", R"sql(
    SELECT string_agg(c.conname, ', ') FROM pg_constraint AS c
    WHERE c.contype = 'f' AND NOT EXISTS (
      SELECT 1 FROM pg_index AS i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]))sql"};

INSTANTIATE_TEST_SUITE_P(Postgres, StoreContract, ::testing::Values(kPostgres), name_of);
INSTANTIATE_TEST_SUITE_P(Postgres, SchemaContract, ::testing::Values(kPostgres), name_of);

}  // namespace
}  // namespace draftwire::testing
