#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <string>
#include <thread>

#include "base/mutex.hpp"

namespace draftwire {

// A thread that takes the same turn again and again until it is stopped. Whatever a turn throws is logged, and the next
// turn follows after a pause, which grows while turns go on failing: stop() alone ends the loop.
class ThreadLoop {
 public:
  static constexpr std::chrono::milliseconds kFirstPause{50};
  static constexpr std::chrono::milliseconds kLongestPause{1'000};

  // Begins at once. `name` is for the log, and its first 15 letters for a debugger. `turn` waits by itself for what it
  // does next. stop() calls `wake`, on its own thread, after which a turn comes to its end soon.
  ThreadLoop(std::string name, std::function<void()> turn, std::function<void()> wake);
  ~ThreadLoop() { stop(); }
  ThreadLoop(const ThreadLoop&) = delete;
  ThreadLoop& operator=(const ThreadLoop&) = delete;

  // Returns when a last turn has ended, which began after this: what was left for it is done. Its owner's thread only;
  // once more does nothing.
  void stop() EXCLUDES(is_stopping_);

 private:
  void run() EXCLUDES(is_stopping_);
  bool take_turn() EXCLUDES(is_stopping_);

  const std::string name_;
  const std::function<void()> turn_;
  const std::function<void()> wake_;
  Mutex<bool> is_stopping_{false};
  std::condition_variable stopped_;
  std::thread thread_;
};

}  // namespace draftwire
