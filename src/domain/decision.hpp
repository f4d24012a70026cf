#pragma once

#include <optional>
#include <vector>

#include "domain/events.hpp"

namespace draftwire::domain {

// What one command appends to a log: all of it, in this order, at one moment and by one actor, or nothing.
struct Decision {
  std::vector<EventBody> events;
  std::optional<EventActor> actor;  // nothing: the system
  Timestamp moment;

  bool operator==(const Decision&) const = default;
};

}  // namespace draftwire::domain
