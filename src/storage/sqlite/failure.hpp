#pragma once

#include <string>
#include <string_view>

struct sqlite3;

namespace draftwire::storage {

// Throws app::StoreError: one line for a person, with the file's name and what is wrong with it.
[[noreturn]] void throw_failure(sqlite3* connection, int result, const std::string& file);

// The same line, from a result code and SQLite's own words.
std::string describe_failure(int result, std::string_view words, const std::string& file);

}  // namespace draftwire::storage
