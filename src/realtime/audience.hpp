#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

#include "app/attendance.hpp"
#include "app/channel.hpp"
#include "base/mutex.hpp"

namespace draftwire::realtime {

// How many watch each channel, over all shards, and which captains do. Any thread; a shard asks once a topic and then
// only counts.
class Audience {
 public:
  using Count = std::atomic<std::int64_t>;

  // The attendance must outlive it.
  explicit Audience(app::Attendance& attendance) : attendance_(attendance) {}

  // The one counter of the channel, for as long as somebody holds it.
  std::shared_ptr<Count> of(app::Channel channel);

  [[nodiscard]] app::Attendance& captains() const { return attendance_; }

 private:
  struct Counts {
    std::unordered_map<app::Channel, std::weak_ptr<Count>> by_channel;
    std::size_t sweep_at = 1'000;  // forgets the channels that nobody holds when it has grown to this
  };

  app::Attendance& attendance_;
  Mutex<Counts> counts_;
};

}  // namespace draftwire::realtime
