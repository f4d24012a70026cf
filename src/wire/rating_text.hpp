#pragma once

#include <string>

#include "domain/ids.hpp"

namespace draftwire::wire {

// A rating as people read it: 857 with two decimals is "8.57". Precondition: neither is negative.
std::string rating_text(domain::Mmr rating, int decimals);

}  // namespace draftwire::wire
