#include "contract/database_file.hpp"
#include "contract/migration_contract.hpp"
#include "contract/schema_contract.hpp"
#include "contract/store_contract.hpp"

namespace draftwire::testing {
namespace {

const StoreKind kSqlite{
    "sqlite", [] { return std::make_unique<DatabaseFile>(); }, "DROP TRIGGER events_leave_no_gap",
    R"sql(
    SELECT group_concat(m.name || '.' || f."from") FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
    WHERE m.type = 'table' AND NOT EXISTS (
      SELECT 1 FROM pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS c
      WHERE c.seqno = 0 AND c.name = f."from"))sql",
    [](int version) {
      return "PRAGMA application_id = 1148348020; PRAGMA user_version = " + std::to_string(version) +
             "; INSERT INTO meta (id, epoch) VALUES (1, '0123456789abcdef0123456789abcdef')";
    }};

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, ::testing::Values(kSqlite), name_of);
INSTANTIATE_TEST_SUITE_P(Sqlite, SchemaContract, ::testing::Values(kSqlite), name_of);
INSTANTIATE_TEST_SUITE_P(Sqlite, MigrationContract, ::testing::Values(kSqlite), name_of);

}  // namespace
}  // namespace draftwire::testing
