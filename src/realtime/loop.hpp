#pragma once

#include <chrono>
#include <functional>

namespace draftwire::realtime {

// The thread that owns a shard, as the shard sees it.
class Loop {
 public:
  using Task = std::move_only_function<void()>;
  using Clock = std::chrono::steady_clock;

  virtual ~Loop() = default;

  // Runs the task later on the loop's thread, in the order of posting. Any thread.
  virtual void post(Task task) = 0;

  // The same, once the time has passed. The loop's thread only.
  virtual void post_after(std::chrono::milliseconds delay, Task task) = 0;

  [[nodiscard]] virtual Clock::time_point now() const = 0;
};

}  // namespace draftwire::realtime
