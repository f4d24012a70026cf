#include "base/clock_agreement.hpp"

#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

using namespace std::chrono_literals;

class ClockAgreementTest : public ::testing::Test {
 protected:
  // Looks once in 30 s while both clocks go on.
  bool run(std::chrono::minutes time) {
    bool is_believed = agreement.observe(time_of_day, steady);
    for (auto passed = 0s; passed < time; passed += 30s) {
      time_of_day += 30s;
      steady += 30s;
      is_believed = agreement.observe(time_of_day, steady);
    }
    return is_believed;
  }

  ClockAgreement agreement;
  ClockAgreement::TimeOfDay time_of_day{std::chrono::sys_days(std::chrono::year(2026) / 1 / 12)};
  ClockAgreement::Steady::time_point steady{1h};
};

TEST_F(ClockAgreementTest, believes_a_clock_that_ran_on_for_a_day) {
  EXPECT_FALSE(run(23h + 59min));
  EXPECT_TRUE(run(1min));
  EXPECT_TRUE(run(100h));
}

TEST_F(ClockAgreementTest, believes_no_clock_that_starts_a_year_ahead_and_is_set_right_an_hour_later) {
  time_of_day += 365 * 24h;
  EXPECT_FALSE(run(1h));
  time_of_day -= 365 * 24h;
  EXPECT_FALSE(run(23h + 59min));
  EXPECT_TRUE(run(1min));
}

TEST_F(ClockAgreementTest, believes_no_clock_that_jumps_until_a_day_later) {
  EXPECT_TRUE(run(48h));
  time_of_day += 30 * 24h;
  EXPECT_FALSE(run(23h + 59min));
  EXPECT_TRUE(run(1min));
}

TEST_F(ClockAgreementTest, a_clock_that_falls_behind_proves_nothing_either) {
  EXPECT_TRUE(run(48h));
  time_of_day -= 1h;
  EXPECT_FALSE(run(1h));
}

TEST_F(ClockAgreementTest, takes_the_small_steps_of_a_clock_that_is_kept_right) {
  EXPECT_FALSE(run(12h));
  time_of_day += 4min;
  EXPECT_TRUE(run(12h));
}

TEST_F(ClockAgreementTest, time_that_nobody_watched_is_no_proof) {
  EXPECT_FALSE(run(1h));
  time_of_day += 365 * 24h;
  steady += 365 * 24h;
  EXPECT_FALSE(run(22h));
  EXPECT_TRUE(run(1h));
}

}  // namespace
}  // namespace draftwire::testing
