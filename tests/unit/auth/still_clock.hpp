#pragma once

#include <chrono>

#include "app/clock.hpp"

namespace draftwire::testing {

// A clock that only goes on when told to.
class StillClock final : public app::Clock {
 public:
  domain::Timestamp now() override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  domain::Timestamp now_{std::chrono::sys_days(std::chrono::year(2026) / 1 / 12)};
};

}  // namespace draftwire::testing
