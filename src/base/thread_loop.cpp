#include "base/thread_loop.hpp"

#include <pthread.h>

#include <algorithm>
#include <utility>

#include "base/exception_text.hpp"
#include "base/log_limit.hpp"

namespace draftwire {
namespace {

constexpr std::size_t kLongestThreadName = 15;  // pthread_setname_np(3)

}  // namespace

ThreadLoop::ThreadLoop(std::string name, std::function<void()> turn, std::function<void()> wake)
    : name_(std::move(name)), turn_(std::move(turn)), wake_(std::move(wake)), thread_([this] { run(); }) {}

void ThreadLoop::stop() {
  if (!thread_.joinable()) return;
  *is_stopping_.lock() = true;
  stopped_.notify_all();
  wake_();
  thread_.join();
}

void ThreadLoop::run() {
  pthread_setname_np(pthread_self(), name_.substr(0, kLongestThreadName).c_str());
  auto pause = kFirstPause;
  while (true) {
    const bool is_last = *is_stopping_.lock();
    const bool is_well = take_turn();
    if (is_last) return;
    if (is_well) {
      pause = kFirstPause;
    } else {
      static_cast<void>(is_stopping_.lock().wait_for(stopped_, pause, [](bool yes) { return yes; }));
      pause = std::min(2 * pause, kLongestPause);
    }
  }
}

bool ThreadLoop::take_turn() {
  try {
    turn_();
    return true;
  } catch (...) {
    limited_log::error("{} failed and goes on: {}", name_, current_exception_text());
    return false;
  }
}

}  // namespace draftwire
