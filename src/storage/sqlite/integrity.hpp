#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/head_file.hpp"

namespace draftwire::storage {

// Throws app::StoreError when FILE is an earlier or another one than the server left, while the -wal of the one that
// it left still lies beside it: putting the two together would be damage. To be asked before anything opens FILE.
// `left`: what the head file says, if it can be believed.
void require_own_log(const std::string& file, const std::optional<Head>& left);

// Whether FILE, without its -wal, is still that of a server whose log is at `head`: not when
// another file, or an older state of it, was written over it. One that VACUUM made of it has another schema version.
bool holds_part_of(const std::string& file, const Head& head, std::int64_t schema_version);

// Throws app::StoreError when the file is damaged. Looks at all of it up to a size that this takes well under a
// second for; damage in a larger one shows when it is read.
void require_sound(SqliteConnection& connection);

}  // namespace draftwire::storage
