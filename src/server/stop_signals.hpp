#pragma once

#include <chrono>
#include <thread>

namespace draftwire::server {

// Keeps SIGTERM and SIGINT from ending the process by themselves. Before any thread is started.
void block_stop_signals();

// Waits until one of them comes; meanwhile writes what the log holds back. Main thread.
void wait_for_stop_signal();

// The same for at most `timeout`. False: none came.
[[nodiscard]] bool wait_for_stop_signal(std::chrono::milliseconds timeout);

// While it lives, one of them ends the process at once, with status 0: for a start that may wait long inside of
// libraries, when there is nothing yet that would have to be finished. After block_stop_signals().
class EndsOnStopSignal {
 public:
  EndsOnStopSignal();
  ~EndsOnStopSignal();
  EndsOnStopSignal(const EndsOnStopSignal&) = delete;
  EndsOnStopSignal& operator=(const EndsOnStopSignal&) = delete;

 private:
  void wait() const;

  int signals_;  // signalfd(2)
  int over_;     // eventfd(2)
  std::thread thread_;
};

}  // namespace draftwire::server
