#include "realtime/wheel.hpp"

#include <algorithm>

namespace draftwire::realtime {

Wheel::Wheel(std::chrono::milliseconds step, std::chrono::milliseconds horizon, TimePoint now)
    : step_(step), start_(now), slots_(static_cast<std::size_t>(horizon / step) + 2) {}

std::int64_t Wheel::step_of(TimePoint time) const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time - start_) / step_;
}

void Wheel::put(Viewer& viewer, TimePoint due) {
  remove(viewer);
  const auto last = hand_ + static_cast<std::int64_t>(slots_.size()) - 1;
  const std::int64_t step = std::clamp(step_of(due) + 1, hand_, last);
  Viewer*& first = slots_[static_cast<std::size_t>(step) % slots_.size()];
  viewer.wheel_next_ = first;
  if (first != nullptr) first->wheel_link_ = &viewer.wheel_next_;
  viewer.wheel_link_ = &first;
  first = &viewer;
}

void Wheel::remove(Viewer& viewer) {
  if (viewer.wheel_link_ == nullptr) return;
  *viewer.wheel_link_ = viewer.wheel_next_;
  if (viewer.wheel_next_ != nullptr) viewer.wheel_next_->wheel_link_ = viewer.wheel_link_;
  viewer.wheel_link_ = nullptr;
  viewer.wheel_next_ = nullptr;
}

Viewer* Wheel::pop_due(TimePoint now) {
  const std::int64_t current = step_of(now);
  while (hand_ <= current) {
    Viewer* const viewer = slots_[static_cast<std::size_t>(hand_) % slots_.size()];
    if (viewer != nullptr) {
      remove(*viewer);
      return viewer;
    }
    if (hand_ == current) return nullptr;
    ++hand_;
  }
  return nullptr;
}

}  // namespace draftwire::realtime
