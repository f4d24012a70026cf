#include "base/rate_limit.hpp"

#include <gtest/gtest.h>

namespace draftwire {
namespace {

using namespace std::chrono_literals;

class RateLimitTest : public ::testing::Test {
 protected:
  bool may(const std::string& key) { return !limit.take(key, now); }

  RateLimit::Clock::time_point now;
  RateLimit limit{{.burst = 3, .per_second = 0.5}, 4};
};

TEST_F(RateLimitTest, so_many_come_at_once_and_then_one_now_and_then) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may("a"));
  EXPECT_FALSE(may("a"));
  now += 2s;
  EXPECT_TRUE(may("a"));
  EXPECT_FALSE(may("a"));
}

TEST_F(RateLimitTest, says_when_the_next_may_come) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may("a"));
  EXPECT_EQ(limit.take("a", now), 2s);
  now += 1s;
  EXPECT_EQ(limit.take("a", now), 1s);
}

TEST_F(RateLimitTest, who_waited_long_has_no_more_than_a_burst) {
  EXPECT_TRUE(may("a"));
  now += 1h;
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may("a"));
  EXPECT_FALSE(may("a"));
}

TEST_F(RateLimitTest, one_key_is_nothing_to_another) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may("a"));
  EXPECT_FALSE(may("a"));
  EXPECT_TRUE(may("b"));
}

TEST_F(RateLimitTest, memory_is_bounded_and_the_quietest_is_forgotten) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(may("a"));
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(may(std::to_string(i)));
    EXPECT_FALSE(may("a"));
  }
  EXPECT_EQ(limit.remembered(), 4U);
}

}  // namespace
}  // namespace draftwire
