#pragma once

#include "storage/postgres/postgres_connection.hpp"
#include "storage/postgres/seen_log.hpp"

namespace draftwire::storage {

// Whether the database has lost something that was seen: its journal ends earlier, or a tournament has no event, or
// another one, where a head was. Precondition: `seen` was known before this is called, for the journal goes on.
bool is_behind(PostgresConnection& connection, const SeenLog& seen);

}  // namespace draftwire::storage
