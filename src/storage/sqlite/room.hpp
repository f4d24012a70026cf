#pragma once

#include <string>

namespace draftwire::storage {

// Throws app::StoreUnavailable when the file system of FILE has no room for a few usual commits more. SQLite's own
// files may still hold space that an earlier, failed commit has claimed, so that a small one fits when others do not.
void require_room(const std::string& file);

}  // namespace draftwire::storage
