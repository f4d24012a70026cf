#pragma once

#include "server/command_line.hpp"

namespace draftwire::server {

// `draftwire demo`: a populated league, served, with bots on the seats that are not taken, until SIGTERM or SIGINT.
// Prints the links to open. Returns the exit status.
int run_demo(const DemoCommand& command);

}  // namespace draftwire::server
