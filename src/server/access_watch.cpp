#include "server/access_watch.hpp"

#include <spdlog/spdlog.h>

#include <exception>

namespace draftwire::server {

void AccessWatch::start() {
  look();
  thread_ = std::thread([this] { run(); });
}

void AccessWatch::stop() {
  *is_stopping_.lock() = true;
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void AccessWatch::run() {
  while (true) {
    {
      auto is_stopping = is_stopping_.lock();
      if (is_stopping.wait_for(changed_, kEvery, [](bool yes) { return yes; })) return;
    }
    look();
  }
}

void AccessWatch::look() {
  try {
    hub_.send_back(handler_.look_again());
    is_failing_ = false;
  } catch (const std::exception& error) {
    if (!is_failing_) spdlog::error("who may watch what can't be read: {}", error.what());
    is_failing_ = true;
  }
}

}  // namespace draftwire::server
