#pragma once

#include <future>
#include <utility>

namespace draftwire {

// How far a thread steps back, as nice(2) counts it. The share of a core that is left to it beside one busy thread of
// the usual kind: a tenth, or the seventieth part. It is never nothing, so it gets on, however busy the rest is.
enum class Background { near = 10, far = 19 };

// The calling thread steps back for as long as it lives: without privilege nothing takes that back.
void work_in_the_background(Background background);

// What `work` returns or throws, done on a thread of its own that has stepped far back, while this one waits. For work
// that computes and holds no lock: a lock that is held back there would hold up those in front.
template <class Work>
auto in_the_background(Work work) {
  return std::async(std::launch::async,
                    [&] {
                      work_in_the_background(Background::far);
                      return work();
                    })
      .get();
}

}  // namespace draftwire
