#pragma once

#include <string>

#include "auth/seat_tokens.hpp"

namespace draftwire::server {

auth::ServerSecret new_secret();

// The key of the seat links, from a file of 64 hexadecimal digits that only its owner may read; made of the proposal
// when it is missing. It is kept apart from the database, so that a copy of that is no key.
// Throws std::runtime_error with one line for a person; app::StoreUnavailable when it may pass, as a full disk does.
auth::ServerSecret read_or_make_secret(const std::string& path, const auth::ServerSecret& proposal = new_secret());

// A secret that another service gave: the one line of a file that only its owner may read.
// Throws std::runtime_error with one line for a person.
std::string read_given_secret(const std::string& path);

// For where a secret is kept that has no file of its own.
std::string to_hex(const auth::ServerSecret& secret);
auth::ServerSecret secret_from_hex(const std::string& hex);

}  // namespace draftwire::server
