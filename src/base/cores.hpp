#pragma once

#include <cstddef>
#include <vector>

namespace draftwire {

// The cores that this process may run on, by the kernel's numbers; one at least.
std::vector<std::size_t> allowed_cores();

// From now on the calling thread runs on that core only, if the kernel lets it: else it goes wherever it did before.
void stay_on_core(std::size_t core);

}  // namespace draftwire
