#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "realtime/viewer.hpp"

namespace draftwire::realtime {

// When each viewer is to be looked at next. Putting and removing cost the same for any number of viewers, none is
// touched before its time, and no memory is taken: the viewers of a slot are linked to one another. One shard's; its
// thread only.
class Wheel {
 public:
  using TimePoint = Viewer::TimePoint;

  // Precise to `step`; what lies beyond `horizon` comes up at the horizon already.
  Wheel(std::chrono::milliseconds step, std::chrono::milliseconds horizon, TimePoint now);

  // In the place of an earlier appointment.
  void put(Viewer& viewer, TimePoint due);
  static void remove(Viewer& viewer);

  // Takes out one viewer whose time has come; nullptr when there is none.
  Viewer* pop_due(TimePoint now);

 private:
  [[nodiscard]] std::int64_t step_of(TimePoint time) const;

  const std::chrono::milliseconds step_;
  const TimePoint start_;
  std::vector<Viewer*> slots_;  // the first of each
  std::int64_t hand_ = 0;       // the first step that may still hold a viewer
};

}  // namespace draftwire::realtime
