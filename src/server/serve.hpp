#pragma once

#include "server/settings.hpp"

namespace draftwire::server {

// `draftwire serve`: until SIGTERM or SIGINT. Waits while the database is not there yet or can't be written, and says
// so. Returns the exit status. Throws std::exception with one line for a person.
int serve(const Settings& settings);

}  // namespace draftwire::server
