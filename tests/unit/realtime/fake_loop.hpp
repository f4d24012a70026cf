#pragma once

#include <deque>
#include <map>

#include "realtime/loop.hpp"

namespace draftwire::testing {

// A loop whose time and turns belong to the test. One thread.
class FakeLoop final : public realtime::Loop {
 public:
  void post(Task task) override { tasks_.push_back(std::move(task)); }
  void post_after(std::chrono::milliseconds delay, Task task) override {
    timers_.emplace(now_ + delay, std::move(task));
  }
  [[nodiscard]] Clock::time_point now() const override { return now_; }

  // False when there was nothing to do.
  bool run_one() {
    if (tasks_.empty()) return false;
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    task();
    return true;
  }

  void run() {
    while (run_one()) {
    }
  }

  // Time passes while something is being done.
  void spend(std::chrono::microseconds time) { now_ += time; }

  // Lets time pass and does what comes due, in order.
  void advance(std::chrono::milliseconds time) {
    const auto until = now_ + time;
    run();
    while (!timers_.empty() && timers_.begin()->first <= until) {
      now_ = timers_.begin()->first;
      Task task = std::move(timers_.begin()->second);
      timers_.erase(timers_.begin());
      task();
      run();
    }
    now_ = until;
  }

 private:
  Clock::time_point now_{std::chrono::hours(1)};
  std::deque<Task> tasks_;
  std::multimap<Clock::time_point, Task> timers_;
};

}  // namespace draftwire::testing
