#pragma once

#include <string>

struct sqlite3;

namespace draftwire::storage {

// Throws app::StoreError: one line for a person, with the file's name and what is wrong with it.
[[noreturn]] void throw_failure(sqlite3* connection, int result, const std::string& file);

}  // namespace draftwire::storage
