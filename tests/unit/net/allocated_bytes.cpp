#include "unit/net/allocated_bytes.hpp"

#include <malloc.h>

// Of the sanitizers' allocator, when the test runs under one.
extern "C" __attribute__((weak)) std::size_t __sanitizer_get_current_allocated_bytes();

namespace draftwire::testing {

std::size_t allocated_bytes() {
  return &__sanitizer_get_current_allocated_bytes != nullptr ? __sanitizer_get_current_allocated_bytes()
                                                             : ::mallinfo2().uordblks;
}

}  // namespace draftwire::testing
