#pragma once

#include "storage/postgres/postgres_connection.hpp"

namespace draftwire::storage {

// Brings the database to the schema of this program, one node at a time: the second one finds it done. Throws
// app::StoreError, and changes nothing, when it belongs to another application or was made by a newer Draftwire.
void upgrade_postgres(PostgresConnection& connection);

}  // namespace draftwire::storage
