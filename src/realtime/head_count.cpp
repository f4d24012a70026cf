#include "realtime/head_count.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::realtime {
namespace {

constexpr std::int64_t kThinningStep = 1'000;  // viewers that double the pause
constexpr std::int64_t kMaxThinning = 30;

}  // namespace

bool HeadCount::has_new_seats(std::uint64_t version) {
  return std::exchange(seats_version_, version) != version;
}

void HeadCount::set_seats(std::vector<domain::TeamId> seats) {
  if (seats == seats_) return;
  seats_ = std::move(seats);
  is_changed_ = true;
}

wire::FramePtr HeadCount::due(TimePoint now, std::int64_t count, bool is_stale) {
  if (count == told_count_ && !is_changed_) return nullptr;
  const auto pause = pause_ * (1 + std::min(count / kThinningStep, kMaxThinning));
  if (told_at_ && now - *told_at_ < pause) return nullptr;
  told_at_ = now;
  return at_once(count, is_stale);
}

wire::FramePtr HeadCount::at_once(std::int64_t count, bool is_stale) {
  told_count_ = count;
  is_changed_ = false;
  return wire::viewers_frame(count, seats_, is_stale);
}

}  // namespace draftwire::realtime
