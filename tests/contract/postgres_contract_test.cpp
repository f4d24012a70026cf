#include "contract/migration_contract.hpp"
#include "contract/postgres_server.hpp"
#include "contract/schema_contract.hpp"
#include "contract/store_contract.hpp"

namespace draftwire::testing {
namespace {

const StoreKind kPostgres{
    "postgres", [] { return std::make_unique<ServerDatabase>(); }, "DROP TRIGGER events_leave_no_gap ON events", R"sql(
    SELECT string_agg(c.conname, ', ') FROM pg_constraint AS c
    WHERE c.contype = 'f' AND NOT EXISTS (
      SELECT 1 FROM pg_index AS i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]))sql",
    [](int version) {
      return "CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL); "
             "INSERT INTO schema_versions SELECT v, 'of old' FROM generate_series(1, " +
             std::to_string(version) +
             ") AS v; INSERT INTO meta (id, league, epoch, home, written_by) VALUES (1, repeat('a', "
             "32), repeat('b', 32), '', '')";
    }};

INSTANTIATE_TEST_SUITE_P(Postgres, StoreContract, ::testing::Values(kPostgres), name_of);
INSTANTIATE_TEST_SUITE_P(Postgres, SchemaContract, ::testing::Values(kPostgres), name_of);
INSTANTIATE_TEST_SUITE_P(Postgres, MigrationContract, ::testing::Values(kPostgres), name_of);

}  // namespace
}  // namespace draftwire::testing
