#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "base/thread_annotations.hpp"

namespace draftwire {

// A value that can only be touched while its lock is held. Any thread. To take the lock where it is held already, or to
// keep a reference to the value for longer than the lock, does not compile with clang.
template <class T>
class CAPABILITY("mutex") Mutex {
 public:
  // Holds the lock for as long as it lives.
  class SCOPED_CAPABILITY Guard {
   public:
    ~Guard() RELEASE() = default;
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    T* operator->() LIFETIME_BOUND { return &value_; }
    T& operator*() LIFETIME_BOUND { return value_; }

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
    explicit Guard(Mutex& mutex) ACQUIRE(mutex) : lock_(mutex.mutex_), value_(mutex.value_) {}

    std::unique_lock<std::mutex> lock_;
    T& value_;
  };

  template <class... Args>
  explicit Mutex(Args&&... args) : value_(std::forward<Args>(args)...) {}

  [[nodiscard]] Guard lock() ACQUIRE() { return Guard(*this); }

 private:
  std::mutex mutex_;
  T value_ GUARDED_BY(this);
};

}  // namespace draftwire
