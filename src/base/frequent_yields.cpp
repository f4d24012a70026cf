#include "base/frequent_yields.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace draftwire {
namespace {

constexpr std::chrono::nanoseconds kTurn = std::chrono::microseconds(300);

int signal_to_yield() {
  return SIGRTMIN;
}

// Sleeps long enough that the kernel looks for another thread; a single nanosecond is over before it does. Not by
// sched_yield(2), which gives a whole turn away each time: beside threads that never sleep, one that yields often would
// get next to nothing.
void yield(int /*signal*/) {
  const int before = errno;
  const timespec nap{.tv_sec = 0, .tv_nsec = 10'000};
  ::nanosleep(&nap, nullptr);  // async-signal-safe (POSIX.1-2008, 2.4.3)
  errno = before;
}

void listen_once() {
  [[maybe_unused]] static const int result = [] {
    struct sigaction action{};
    action.sa_handler = yield;
    action.sa_flags = SA_RESTART;
    return ::sigaction(signal_to_yield(), &action, nullptr);
  }();
}

}  // namespace

FrequentYields::FrequentYields() {
  listen_once();
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = signal_to_yield();
  event._sigev_un._tid = ::gettid();  // timer_create(2); the C library of Debian 12 has no other name for it
  if (::timer_create(CLOCK_MONOTONIC, &event, &timer_) != 0) return;
  has_timer_ = true;
  ::prctl(PR_SET_TIMERSLACK, 1UL);  // else each nap is 50 µs longer
  const timespec turn{.tv_sec = 0, .tv_nsec = kTurn.count()};
  const itimerspec each{.it_interval = turn, .it_value = turn};
  (void)::timer_settime(timer_, 0, &each, nullptr);
}

FrequentYields::~FrequentYields() {
  if (has_timer_) ::timer_delete(timer_);
}

}  // namespace draftwire
