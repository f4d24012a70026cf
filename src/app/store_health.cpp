#include "app/store_health.hpp"

namespace draftwire::app {

bool StoreHealth::is_usable(Clock::time_point now) {
  auto state = state_.lock();
  return state->failures == state->cleared && state->answered_at && now - *state->answered_at < kBelievedFor;
}

void StoreHealth::failed() {
  ++state_.lock()->failures;
}

std::optional<std::uint64_t> StoreHealth::next_try(Clock::time_point now) {
  auto state = state_.lock();
  if (state->failures == state->cleared) return std::nullopt;
  if (state->tried_in_vain_at && now - *state->tried_in_vain_at < kTryEvery) return std::nullopt;
  state->tried_in_vain_at = now;  // until has_written()
  return state->failures;
}

void StoreHealth::has_written(std::uint64_t number, Clock::time_point now) {
  auto state = state_.lock();
  state->cleared = number;
  state->tried_in_vain_at.reset();
  state->answered_at = now;
}

void StoreHealth::has_answered(Clock::time_point now) {
  state_.lock()->answered_at = now;
}

}  // namespace draftwire::app
