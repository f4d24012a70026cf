#include "base/league_time.hpp"

#include <algorithm>

namespace draftwire {

LeagueTime::TimeOfDay LeagueTime::at(TimeOfDay time_of_day, SinceBoot since_boot) {
  if (!last_) {
    last_ = Look{time_of_day, since_boot};
    return time_of_day;
  }
  const std::chrono::nanoseconds elapsed = std::max(since_boot - last_->since_boot, std::chrono::nanoseconds(0));
  const TimeOfDay even = last_->time + elapsed;
  const std::chrono::nanoseconds most = elapsed / kElapsedOfDrift;
  last_ = Look{even + std::clamp(time_of_day - even, -most, most), std::max(since_boot, last_->since_boot)};
  return last_->time;
}

}  // namespace draftwire
