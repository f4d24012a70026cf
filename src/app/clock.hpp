#pragma once

#include "domain/setup.hpp"

namespace draftwire::app {

// The time of day. Any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual domain::Timestamp now() = 0;
};

}  // namespace draftwire::app
