#pragma once

#include <vector>

#include "domain/events.hpp"

namespace draftwire::testing {

// One event of each alternative of the variant, in its order. A new alternative does not compile until it has one.
std::vector<domain::Event> every_event();

// A set-up with what real names bring: quotes, other scripts, a backslash.
domain::Setup a_setup_of_the_world();

}  // namespace draftwire::testing
