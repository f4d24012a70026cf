#pragma once

#include <ctime>

namespace draftwire {

// While this lives, the calling thread lets go of its core 3,000 times a second, for 10 µs. For a thread that computes:
// Linux since 6.6 (EEVDF) gives its core to a thread that wakes often only when the clock ticks, up to 4 ms later, even
// to one of a higher priority. Costs the thread 5 % of its time, and nothing of its share beside others. A signal,
// SIGRTMIN, interrupts the thread's system calls, and they go on after it. Nothing happens where there is no timer
// left.
class FrequentYields {
 public:
  FrequentYields();
  ~FrequentYields();
  FrequentYields(const FrequentYields&) = delete;
  FrequentYields& operator=(const FrequentYields&) = delete;

 private:
  timer_t timer_{};
  bool has_timer_ = false;
};

}  // namespace draftwire
