#pragma once

#include <string>

#include "roster/preview.hpp"
#include "server/command_line.hpp"

namespace draftwire::server {

// Prints what is understood of the file. The exit status: 1 when something needs a person, or it is no text.
// Throws std::runtime_error with one line for a person.
int run(const RosterCheckCommand& command);

// The same as text, and whether a person has to look at it. Pure; any thread.
std::string preview_text(const roster::Preview& preview, int decimals);
bool needs_a_person(const roster::Preview& preview);

}  // namespace draftwire::server
