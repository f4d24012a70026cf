#pragma once

#include <string>
#include <string_view>

struct sqlite3;

namespace draftwire::storage {

// One line for a person, with the file's name and what is wrong with it. Throws app::StoreError; app::StoreUnavailable
// when it may pass: a full disk, a file system that fails.
[[noreturn]] void throw_failure(sqlite3* connection, int result, const std::string& file);

// The same for what the system refused with `error`, an errno: "PATH: WHAT (No space left on device)".
[[noreturn]] void throw_failure(const std::string& path, std::string_view what, int error);

}  // namespace draftwire::storage
