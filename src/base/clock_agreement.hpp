#pragma once

#include <chrono>
#include <optional>

namespace draftwire {

// Whether the time of day can be believed in what can't be undone. It can when it has gone on like the process's own
// time for a day: a computer without a battery, which starts with any date and learns the right one an hour later, and
// one whose clock was set wrong and right again, show by then. One thread.
class ClockAgreement {
 public:
  using Steady = std::chrono::steady_clock;
  using TimeOfDay = std::chrono::sys_time<std::chrono::milliseconds>;

  static constexpr std::chrono::hours kProof{24};
  // What a clock that is kept right may be moved by.
  static constexpr std::chrono::minutes kSlack{5};
  // Counts for no more than this, however long it was since the last time: a computer that slept has proved nothing.
  static constexpr std::chrono::minutes kLongestStep{1};

  // What both clocks say now; to be called at least once a minute. True: the time of day can be believed.
  bool observe(TimeOfDay time_of_day, Steady::time_point now);

 private:
  struct Start {
    TimeOfDay time_of_day;
    Steady::time_point at;
  };

  std::optional<Start> start_;
  Steady::time_point last_;
  Steady::duration agreed_{0};
};

}  // namespace draftwire
