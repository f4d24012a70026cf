#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace draftwire {

// A value that can only be touched while its lock is held. Any thread.
template <class T>
class Mutex {
 public:
  // Holds the lock for as long as it lives.
  class Guard {
   public:
    T* operator->() { return &value_; }
    T& operator*() { return value_; }

    // Gives the lock up until `condition` is notified and `predicate(value)` holds.
    template <class Predicate>
    void wait(std::condition_variable& condition, Predicate predicate) {
      condition.wait(lock_, [&] { return predicate(value_); });
    }

    // The same, for at most `timeout`; false when it ran out.
    template <class Rep, class Period, class Predicate>
    [[nodiscard]] bool wait_for(std::condition_variable& condition, std::chrono::duration<Rep, Period> timeout,
                                Predicate predicate) {
      return condition.wait_for(lock_, timeout, [&] { return predicate(value_); });
    }

   private:
    friend class Mutex;
    Guard(std::mutex& mutex, T& value) : lock_(mutex), value_(value) {}

    std::unique_lock<std::mutex> lock_;
    T& value_;
  };

  template <class... Args>
  explicit Mutex(Args&&... args) : value_(std::forward<Args>(args)...) {}

  [[nodiscard]] Guard lock() { return Guard(mutex_, value_); }

 private:
  std::mutex mutex_;
  T value_;
};

}  // namespace draftwire
