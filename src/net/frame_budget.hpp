#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "net/deadlines.hpp"

namespace draftwire::net {

// How much one viewer may send, control frames too: frames and bytes each have a burst and then so many a second. An
// honest client sends a pong every 20 seconds and at most a few frames a second. Reactor thread only; owned by a
// connection.
class FrameBudget {
 public:
  static constexpr std::int64_t kFrameBurst = 256;
  static constexpr std::int64_t kFramesPerSecond = 20;
  static constexpr std::int64_t kByteBurst = 256 * 1024;
  static constexpr std::int64_t kBytesPerSecond = 8 * 1024;

  // Counts a frame with its header. False: that is too much.
  [[nodiscard]] bool take(std::uint64_t bytes, TimePoint now) {
    return spend<kFrameBurst, kFramesPerSecond>(frames_, 1, now) &&
           spend<kByteBurst, kBytesPerSecond>(bytes_, static_cast<std::int64_t>(bytes), now);
  }

 private:
  // The generic cell rate algorithm (ITU-T I.371, annex A): all that has to be kept is when what was sent so far would
  // have been sent evenly.
  template <std::int64_t kBurst, std::int64_t kPerSecond>
  static bool spend(TimePoint& paid_until, std::int64_t amount, TimePoint now) {
    constexpr std::chrono::nanoseconds kEach{1'000'000'000 / kPerSecond};
    const TimePoint next = std::max(paid_until, now) + kEach * amount;
    if (next - now > kEach * kBurst) return false;
    paid_until = next;
    return true;
  }

  TimePoint frames_;
  TimePoint bytes_;
};

}  // namespace draftwire::net
