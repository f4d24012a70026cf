#pragma once

#include "app/clock.hpp"

namespace draftwire::server {

// The machine's time of day. Any thread.
class SystemClock final : public app::Clock {
 public:
  domain::Timestamp now() override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace draftwire::server
