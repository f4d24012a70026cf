#include "server/store_watch.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "base/log_limit.hpp"

namespace draftwire::server {

using Clock = app::StoreHealth::Clock;

void StoreWatch::start() {
  thread_ = std::thread([this] { run(); });
}

void StoreWatch::stop() {
  *is_stopping_.lock() = true;
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void StoreWatch::run() {
  while (true) {
    look();
    tidy();
    auto is_stopping = is_stopping_.lock();
    if (is_stopping.wait_for(changed_, kEvery, [](bool yes) { return yes; })) return;
  }
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
  } catch (const std::exception& error) {
    health_.failed();
    if (!std::exchange(is_failing_, true)) limited_log::error("the database can't be used: {}", error.what());
  }
}

void StoreWatch::tidy() {
  try {
    expiry_.look(Clock::now());
  } catch (const std::exception& error) {
    limited_log::warn("what has had its time could not be deleted yet: {}", error.what());
  }
}

}  // namespace draftwire::server
