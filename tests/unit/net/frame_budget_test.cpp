#include "net/frame_budget.hpp"

#include <gtest/gtest.h>

namespace draftwire::net {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint kNow{24h};

int frames_taken(FrameBudget& budget, std::uint64_t bytes, TimePoint now) {
  int taken = 0;
  while (budget.take(bytes, now)) ++taken;
  return taken;
}

TEST(FrameBudget, is_a_burst_of_frames_and_then_so_many_a_second) {
  FrameBudget budget;
  EXPECT_EQ(frames_taken(budget, 6, kNow), 256);
  EXPECT_EQ(frames_taken(budget, 6, kNow + 1s), 20);
  EXPECT_EQ(frames_taken(budget, 6, kNow + 3s), 40);
}

TEST(FrameBudget, is_a_burst_of_bytes_and_then_so_many_a_second) {
  FrameBudget budget;
  EXPECT_EQ(frames_taken(budget, 4'096, kNow), 64);
  EXPECT_EQ(frames_taken(budget, 4'096, kNow + 1s), 2);
}

TEST(FrameBudget, never_ends_for_who_sends_evenly_or_seldom) {
  FrameBudget budget;
  for (int i = 0; i < 100'000; ++i) ASSERT_TRUE(budget.take(200, kNow + i * 50ms)) << i;
  EXPECT_TRUE(budget.take(4'096, kNow + 24h));
}

TEST(FrameBudget, saves_up_no_more_than_its_burst) {
  FrameBudget budget;
  EXPECT_TRUE(budget.take(6, kNow));
  EXPECT_EQ(frames_taken(budget, 6, kNow + 24h), 256);
}

}  // namespace
}  // namespace draftwire::net
