#include "server/os_dice.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>

namespace draftwire::server {
namespace {

// Pearson's chi-squared test with 5 degrees of freedom: a fair die stays below 30.86 but once in 100,000 runs.
TEST(OsDice, every_side_comes_equally_often) {
  ASSERT_GE(sodium_init(), 0);
  constexpr int kThrows = 60'000;
  constexpr double kCritical = 30.86;
  std::array<int, 7> seen{};
  OsDice dice;
  for (int i = 0; i < kThrows; ++i) {
    const int roll = dice.roll();
    ASSERT_GE(roll, 1);
    ASSERT_LE(roll, 6);
    ++seen.at(static_cast<std::size_t>(roll));
  }
  constexpr double kExpected = kThrows / 6.0;
  double statistic = 0;
  for (std::size_t side = 1; side <= 6; ++side) {
    const double difference = seen.at(side) - kExpected;
    statistic += difference * difference / kExpected;
  }
  EXPECT_LT(statistic, kCritical);
}

}  // namespace
}  // namespace draftwire::server
