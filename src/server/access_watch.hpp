#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <optional>

#include "base/mutex.hpp"
#include "base/thread_loop.hpp"

namespace draftwire::server {

// Looks, twice a second, whether rights were taken away on this node or on another, and ends the connections that lived
// by them: a right that is lost is lost within a second. Has a thread between start() and stop().
class AccessWatch {
 public:
  static constexpr std::chrono::milliseconds kEvery{500};

  // `look` does all that, on this thread or on the one that calls start(). What it uses must outlive the watch.
  explicit AccessWatch(std::function<void()> look) : look_(std::move(look)) {}
  AccessWatch(const AccessWatch&) = delete;
  AccessWatch& operator=(const AccessWatch&) = delete;

  // The first look has been taken when this returns.
  void start();
  // Ends the thread.
  void stop();

 private:
  void take_turn();
  void look();

  const std::function<void()> look_;
  Mutex<bool> is_stopping_{false};
  std::condition_variable changed_;
  bool is_failing_ = false;  // of the thread that looks

  std::optional<ThreadLoop> loop_;  // last: it ends before what it uses
};

}  // namespace draftwire::server
