#include "wire/rating_text.hpp"

#include <gtest/gtest.h>

namespace draftwire::wire {
namespace {

TEST(RatingText, reads_in_the_decimals_of_the_tournament) {
  EXPECT_EQ(rating_text(5400, 0), "5400");
  EXPECT_EQ(rating_text(857, 2), "8.57");
  EXPECT_EQ(rating_text(850, 2), "8.50");
  EXPECT_EQ(rating_text(1'000'000, 3), "1000.000");
}

TEST(RatingText, has_a_digit_before_the_point) {
  EXPECT_EQ(rating_text(0, 0), "0");
  EXPECT_EQ(rating_text(0, 2), "0.00");
  EXPECT_EQ(rating_text(7, 3), "0.007");
  EXPECT_EQ(rating_text(57, 2), "0.57");
}

}  // namespace
}  // namespace draftwire::wire
