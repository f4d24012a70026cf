#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/attendance.hpp"
#include "app/shared_store.hpp"
#include "base/mutex.hpp"

namespace draftwire::realtime {

// Who watches each channel, over all shards and on other nodes, and which captains do here. Any thread; a shard asks
// once a topic and then only counts.
class Audience {
 public:
  struct Count {
    std::atomic<std::int64_t> here{0};
    std::atomic<std::int64_t> elsewhere{0};
    // A viewer came who takes the deflated form: it is worth making from then on.
    std::atomic<bool> takes_deflated{false};

    [[nodiscard]] std::int64_t total() const { return here + elsewhere; }
  };

  // The attendance must outlive it.
  explicit Audience(app::Attendance& attendance) : attendance_(attendance) {}

  // The one counter of the channel, for as long as a topic holds it.
  std::shared_ptr<Count> of(app::Channel channel);

  // 0 as well for a channel whose counter is not held.
  [[nodiscard]] std::int64_t viewers(app::Channel channel);
  [[nodiscard]] bool takes_deflated(app::Channel channel);

  [[nodiscard]] app::Attendance& captains() const { return attendance_; }
  // Every channel whose counter is held.
  [[nodiscard]] std::vector<app::WatchedChannel> watched();

  // Nothing for a channel whose counter is not held.
  void set_elsewhere(app::Channel channel, std::int64_t count);

  // Runs for each channel that gets a counter. Once, before there are any.
  void tell_of_new(std::function<void()> tell) { tell_of_new_ = std::move(tell); }

 private:
  // nullptr: not held.
  [[nodiscard]] std::shared_ptr<Count> find(app::Channel channel);

  struct Counts {
    std::unordered_map<app::Channel, std::weak_ptr<Count>> by_channel;
    std::size_t sweep_at = 1'000;  // forgets the channels that are not held when it has grown to this
  };

  app::Attendance& attendance_;
  Mutex<Counts> counts_;
  std::function<void()> tell_of_new_;
};

}  // namespace draftwire::realtime
