#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/ids.hpp"
#include "realtime/loop.hpp"
#include "wire/frame.hpp"

namespace draftwire::realtime {

// What the viewers of one channel are told of how many they are, and when: a change is told at once, the next one not
// before a pause that grows with their number. Time is handed in. One thread; owned by a topic.
class HeadCount {
 public:
  using TimePoint = Loop::Clock::time_point;

  // `pause`: the least time between two messages.
  explicit HeadCount(std::chrono::milliseconds pause) : pause_(pause) {}

  // A viewer came or went: those who are here now are told, even if they are as many as before.
  void changed() { is_changed_ = true; }

  // Captains come and go on any shard: only a number is compared while none does. True, once, for another version
  // than the last; set_seats() has to follow.
  [[nodiscard]] bool has_new_seats(std::uint64_t version);
  // Those whose captain is here.
  void set_seats(std::vector<domain::TeamId> seats);

  // What has to be told when `count` watch; none: nothing now.
  [[nodiscard]] wire::FramePtr due(TimePoint now, std::int64_t count, bool is_stale);
  // The same, whether it is due or not; the pause goes on.
  [[nodiscard]] wire::FramePtr at_once(std::int64_t count, bool is_stale);

 private:
  const std::chrono::milliseconds pause_;
  bool is_changed_ = false;
  std::int64_t told_count_ = 0;
  std::optional<TimePoint> told_at_;
  std::vector<domain::TeamId> seats_;
  std::uint64_t seats_version_ = 0;
};

}  // namespace draftwire::realtime
