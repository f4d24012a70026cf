#pragma once

#include <cstddef>

namespace draftwire::testing {

// What the process has on its heap now. Any thread.
std::size_t allocated_bytes();

}  // namespace draftwire::testing
