#pragma once

#include "server/command_line.hpp"

namespace draftwire::server {

// The commands that work on a database without serving it. Return the exit status.
// Throw std::runtime_error with one line for a person.
int run(const PopulateCommand& command);
int run(const CopyCommand& command);

}  // namespace draftwire::server
