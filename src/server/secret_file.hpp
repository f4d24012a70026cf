#pragma once

#include <string>

#include "auth/seat_tokens.hpp"

namespace draftwire::server {

// The key of the seat links, from a file of 64 hexadecimal digits that only its owner may read; a new one is made
// when the file is missing. It is kept apart from the database, so that a copy of that is no key.
// Throws std::runtime_error with one line for a person.
auth::ServerSecret read_or_make_secret(const std::string& path);

}  // namespace draftwire::server
