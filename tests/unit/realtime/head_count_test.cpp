#include "realtime/head_count.hpp"

#include <gtest/gtest.h>

#include <string>

namespace draftwire::realtime {
namespace {

using namespace std::chrono_literals;

class HeadCountTest : public ::testing::Test {
 protected:
  // What is told so long after the beginning; empty: nothing.
  std::string told(std::chrono::milliseconds at, std::int64_t count) {
    const wire::FramePtr frame = heads.due(start + at, count, false);
    return frame == nullptr ? std::string() : std::string(frame->payload());
  }

  HeadCount heads{2'000ms};
  HeadCount::TimePoint start{1h};
};

TEST_F(HeadCountTest, tells_a_change_at_once_and_the_next_one_after_a_pause) {
  EXPECT_EQ(told(0ms, 1), R"({"type":"viewers","count":1})");
  EXPECT_EQ(told(1'999ms, 2), "");
  EXPECT_EQ(told(2'000ms, 3), R"({"type":"viewers","count":3})");
  EXPECT_EQ(told(9'000ms, 3), "");
  EXPECT_NE(told(9'250ms, 2), "");
}

TEST_F(HeadCountTest, tells_those_who_came_in_the_place_of_others) {
  EXPECT_NE(told(0ms, 1), "");
  heads.changed();
  EXPECT_EQ(told(2'000ms, 1), R"({"type":"viewers","count":1})");
  EXPECT_EQ(told(4'000ms, 1), "");
}

TEST_F(HeadCountTest, pauses_for_longer_the_more_there_are_but_not_for_ever) {
  EXPECT_NE(told(0ms, 3'000), "");
  EXPECT_EQ(told(7'999ms, 3'001), "");
  EXPECT_NE(told(8'000ms, 3'001), "");
  EXPECT_EQ(told(69'999ms, 1'000'000), "");
  EXPECT_NE(told(70'000ms, 1'000'000), "");
}

TEST_F(HeadCountTest, tells_the_seats_whose_captain_came) {
  EXPECT_NE(told(0ms, 1), "");
  EXPECT_FALSE(heads.has_new_seats(0));
  EXPECT_TRUE(heads.has_new_seats(1));
  EXPECT_FALSE(heads.has_new_seats(1));
  heads.set_seats({domain::TeamId{4}});
  EXPECT_NE(told(2'000ms, 1).find("4"), std::string::npos);
  EXPECT_TRUE(heads.has_new_seats(2));
  heads.set_seats({domain::TeamId{4}});  // another draft's came
  EXPECT_EQ(told(4'000ms, 1), "");
}

TEST_F(HeadCountTest, tells_at_once_what_can_not_wait_and_goes_on_with_its_pause) {
  EXPECT_NE(told(0ms, 1), "");
  const wire::FramePtr stale = heads.at_once(2, true);
  EXPECT_NE(std::string(stale->payload()).find("stale"), std::string::npos);
  EXPECT_EQ(told(1'000ms, 3), "");
  EXPECT_EQ(told(2'000ms, 2), "");  // as was told already
  EXPECT_NE(told(2'250ms, 3), "");
}

}  // namespace
}  // namespace draftwire::realtime
