#include "base/league_time.hpp"

#include <gtest/gtest.h>

namespace draftwire {
namespace {

using namespace std::chrono_literals;

constexpr LeagueTime::TimeOfDay kEvening{1'768'242'605s};
constexpr LeagueTime::SinceBoot kBoot = 5h;

TEST(LeagueTime, is_the_time_of_day_while_nothing_is_wrong) {
  LeagueTime time;
  for (const auto passed : {0s, 1s, 2s, 3600s})
    EXPECT_EQ(time.at(kEvening + passed, kBoot + passed), kEvening + passed);
}

TEST(LeagueTime, is_not_moved_by_a_step_of_the_clock_in_either_direction) {
  for (const auto step : {24h, -2h}) {
    LeagueTime time;
    time.at(kEvening, kBoot);
    const auto later = time.at(kEvening + 10s + step, kBoot + 10s);
    EXPECT_LE(later, kEvening + 10s + 5ms);
    EXPECT_GE(later, kEvening + 10s - 5ms);
  }
}

TEST(LeagueTime, drifts_towards_the_time_of_day_by_half_a_millisecond_a_second) {
  LeagueTime time;
  time.at(kEvening, kBoot);
  EXPECT_EQ(time.at(kEvening + 10s + 1s, kBoot + 10s), kEvening + 10s + 5ms);
  EXPECT_EQ(time.at(kEvening + 2010s + 1s, kBoot + 2010s), kEvening + 2010s + 1s) << "and stays there";
  EXPECT_EQ(time.at(kEvening + 2020s, kBoot + 2020s), kEvening + 2020s + 1s - 5ms);
}

TEST(LeagueTime, goes_on_while_the_machine_sleeps) {
  LeagueTime time;
  time.at(kEvening, kBoot);
  EXPECT_EQ(time.at(kEvening + 9h, kBoot + 9h), kEvening + 9h);
}

TEST(LeagueTime, never_goes_back_however_often_it_is_asked) {
  LeagueTime time;
  auto last = time.at(kEvening, kBoot);
  for (int look = 1; look <= 100'000; ++look) {
    const auto now = time.at(kEvening - 24h, kBoot + look * 7us);
    ASSERT_GE(now, last);
    last = now;
  }
  EXPECT_GE(last, kEvening + 699ms);
}

}  // namespace
}  // namespace draftwire
