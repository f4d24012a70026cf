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
  const auto slot = static_cast<std::size_t>(step) % slots_.size();
  viewer.wheel_slot_ = static_cast<std::uint32_t>(slot);
  viewer.wheel_place_ = static_cast<std::uint32_t>(slots_[slot].size());
  slots_[slot].push_back(&viewer);
}

void Wheel::remove(Viewer& viewer) {
  if (viewer.wheel_slot_ == Viewer::kNowhere) return;
  std::vector<Viewer*>& slot = slots_[viewer.wheel_slot_];
  slot[viewer.wheel_place_] = slot.back();
  slot[viewer.wheel_place_]->wheel_place_ = viewer.wheel_place_;
  slot.pop_back();
  viewer.wheel_slot_ = Viewer::kNowhere;
}

Viewer* Wheel::pop_due(TimePoint now) {
  const std::int64_t current = step_of(now);
  while (hand_ <= current) {
    std::vector<Viewer*>& slot = slots_[static_cast<std::size_t>(hand_) % slots_.size()];
    if (!slot.empty()) {
      Viewer* viewer = slot.back();
      remove(*viewer);
      return viewer;
    }
    if (hand_ == current) return nullptr;
    ++hand_;
  }
  return nullptr;
}

}  // namespace draftwire::realtime
