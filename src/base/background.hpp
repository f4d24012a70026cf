#pragma once

#include <future>
#include <utility>

#include "base/frequent_yields.hpp"

namespace draftwire {

// The calling thread steps back for as long as it lives: without privilege nothing takes that back. Beside a busy
// thread of the usual kind it still has a tenth of a core, so that it never starves.
void work_in_the_background();

// What `work` returns or throws, done on a thread of its own that has stepped back and yields often, while this one
// waits. For work that computes and holds no lock: a lock that is held back there would hold up those in front.
template <class Work>
auto in_the_background(Work work) {
  return std::async(std::launch::async,
                    [&] {
                      work_in_the_background();
                      const FrequentYields yields;
                      return work();
                    })
      .get();
}

}  // namespace draftwire
