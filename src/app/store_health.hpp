#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "base/mutex.hpp"

namespace draftwire::app {

// Whether the store can be used, as those who use it found. A write that fails casts doubt, and only a write that is
// tried after it and works clears it. Without doubt, the store still has to be found answering again and again. Any
// thread; asking costs no more than a lock.
class StoreHealth {
 public:
  using Clock = std::chrono::steady_clock;

  // An answer counts for so long.
  static constexpr std::chrono::seconds kBelievedFor{3};
  // After a try that failed, the next one comes so much later.
  static constexpr std::chrono::seconds kTryEvery{1};

  [[nodiscard]] bool is_usable(Clock::time_point now);

  // A use of the store failed.
  void failed();

  // For the one thread that looks after the store. A number when a write is to be tried now, for has_written().
  [[nodiscard]] std::optional<std::uint64_t> next_try(Clock::time_point now);
  // The try with this number worked. What failed after it began still casts doubt.
  void has_written(std::uint64_t number, Clock::time_point now);
  // The store answers, as far as that shows without writing.
  void has_answered(Clock::time_point now);

 private:
  struct State {
    std::uint64_t failures = 1;  // nothing is known before the first try
    std::uint64_t cleared = 0;   // of them
    std::optional<Clock::time_point> tried_in_vain_at;
    std::optional<Clock::time_point> answered_at;
  };

  Mutex<State> state_;
};

}  // namespace draftwire::app
