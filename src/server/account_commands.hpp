#pragma once

#include "server/command_line.hpp"

namespace draftwire::server {

// `draftwire account …`, on a database that need not be served. Returns the exit status.
// Throws std::runtime_error with one line for a person.
int run(const AccountCommand& command);

}  // namespace draftwire::server
