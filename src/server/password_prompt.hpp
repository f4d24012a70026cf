#pragma once

#include <string>

namespace draftwire::server {

// A new password: asked for twice without echo on a terminal, else the first line of standard input.
// Throws std::runtime_error with one line for a person.
std::string read_new_password();

}  // namespace draftwire::server
