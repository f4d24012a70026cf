#pragma once

#include <chrono>
#include <optional>

namespace draftwire {

// Time that goes on evenly: from the time of day at the first look, by a clock that is never set, towards the time of
// day by at most half a millisecond in a second. So a step of the machine's clock moves no deadline and turns no log
// around. One thread.
class LeagueTime {
 public:
  using TimeOfDay = std::chrono::sys_time<std::chrono::nanoseconds>;
  // Since the machine started; goes on while it sleeps (CLOCK_BOOTTIME).
  using SinceBoot = std::chrono::nanoseconds;

  static constexpr int kElapsedOfDrift = 2'000;

  // What both clocks say now. Gives league time: never before what it gave last.
  TimeOfDay at(TimeOfDay time_of_day, SinceBoot since_boot);

 private:
  struct Look {
    TimeOfDay time;
    SinceBoot since_boot;
  };

  std::optional<Look> last_;
};

}  // namespace draftwire
