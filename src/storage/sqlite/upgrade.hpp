#pragma once

#include "storage/sqlite/connection.hpp"

namespace draftwire::storage {

// Brings the file to the schema of this program, and an empty file to life. Throws app::StoreError, and changes
// nothing, when the file belongs to another application or was made by a newer Draftwire.
void upgrade(SqliteConnection& connection);

}  // namespace draftwire::storage
