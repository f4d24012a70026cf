#include "server/store_watch.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "base/exception_text.hpp"
#include "base/log_limit.hpp"

namespace draftwire::server {

using Clock = app::StoreHealth::Clock;

void StoreWatch::start() {
  loop_.emplace(
      "store watch", [this] { take_turn(); },
      [this] {
        *is_stopping_.lock() = true;
        changed_.notify_all();
      });
}

void StoreWatch::stop() {
  if (loop_) loop_->stop();
}

void StoreWatch::take_turn() {
  if (*is_stopping_.lock()) return;
  look();
  tidy();
  static_cast<void>(is_stopping_.lock().wait_for(changed_, kEvery, [](bool yes) { return yes; }));
}

void StoreWatch::look() {
  try {
    if (const auto number = health_.next_try(Clock::now())) {
      store_.try_write();
      health_.has_written(*number, Clock::now());
      if (std::exchange(is_failing_, false)) spdlog::info("the database can be used again");
    } else {
      store_.require_usable();
      health_.has_answered(Clock::now());
    }
  } catch (...) {
    health_.failed();
    if (!std::exchange(is_failing_, true))
      limited_log::error("the database can't be used: {}", current_exception_text());
  }
}

void StoreWatch::tidy() {
  try {
    expiry_.look(Clock::now());
  } catch (...) {
    limited_log::warn("what has had its time could not be deleted yet: {}", current_exception_text());
  }
}

}  // namespace draftwire::server
