#include "server/access_watch.hpp"

#include <spdlog/spdlog.h>

#include "base/exception_text.hpp"

namespace draftwire::server {

void AccessWatch::start() {
  look();
  loop_.emplace(
      "access watch", [this] { take_turn(); },
      [this] {
        *is_stopping_.lock() = true;
        changed_.notify_all();
      });
}

void AccessWatch::stop() {
  if (loop_) loop_->stop();
}

void AccessWatch::take_turn() {
  {
    auto is_stopping = is_stopping_.lock();
    if (is_stopping.wait_for(changed_, kEvery, [](bool yes) { return yes; })) return;
  }
  look();
}

void AccessWatch::look() {
  try {
    look_();
    is_failing_ = false;
  } catch (...) {
    if (!is_failing_) spdlog::error("who may watch what can't be read: {}", current_exception_text());
    is_failing_ = true;
  }
}

}  // namespace draftwire::server
