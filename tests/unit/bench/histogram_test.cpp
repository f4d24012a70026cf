#include "live/histogram.hpp"

#include <gtest/gtest.h>

namespace draftwire::bench {
namespace {

using std::chrono::nanoseconds;

TEST(Histogram, is_right_to_within_a_sixtieth) {
  for (std::int64_t value = 1; value < 1'000'000'000'000; value = value * 3 + 1) {
    Histogram histogram;
    histogram.add(nanoseconds(value));
    const double read = static_cast<double>(histogram.at(0.5).count());
    EXPECT_NEAR(read / static_cast<double>(value), 1, 1.0 / 60) << value;
  }
}

TEST(Histogram, knows_the_shares) {
  Histogram histogram;
  for (int i = 0; i < 99; ++i) histogram.add(nanoseconds(10));
  histogram.add(nanoseconds(50));
  EXPECT_EQ(histogram.at(0.5).count(), 10);
  EXPECT_EQ(histogram.at(0.98).count(), 10);
  EXPECT_EQ(histogram.at(0.99).count(), 50);
  EXPECT_EQ(histogram.at(1).count(), 50);
}

}  // namespace
}  // namespace draftwire::bench
