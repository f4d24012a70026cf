#include "base/log_limit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::IsEmpty;

class LogLimitTest : public ::testing::Test {
 protected:
  std::optional<std::string> take(const std::string& text, std::string_view kind = "failed") {
    return limit.take(kind, {spdlog::level::err, text}, now);
  }
  std::vector<std::string> due() {
    std::vector<std::string> texts;
    for (const LogLimit::Line& line : limit.due(now)) texts.push_back(line.text);
    return texts;
  }

  LogLimit limit;
  LogLimit::Clock::time_point now{1h};
};

TEST_F(LogLimitTest, writes_the_first_line_at_once_and_as_it_is) {
  EXPECT_EQ(take("one"), "one");
  now += 5s;
  EXPECT_EQ(take("two"), "two");
}

TEST_F(LogLimitTest, holds_back_what_comes_within_a_second_and_counts_it) {
  EXPECT_EQ(take("one"), "one");
  for (int i = 0; i < 143; ++i) {
    now += 5ms;
    EXPECT_EQ(take("another"), std::nullopt);
  }
  now += 300ms;
  EXPECT_EQ(take("two"), "two (and 143 more in the last second)");
  now += 1s;
  EXPECT_EQ(take("three"), "three");
}

TEST_F(LogLimitTest, tells_the_rest_when_no_other_line_comes) {
  take("one");
  now += 10ms;
  take("two");
  take("three");
  EXPECT_THAT(due(), IsEmpty());
  now += 1s;
  EXPECT_THAT(due(), ::testing::ElementsAre("three (and 1 more in the last second)"));
  now += 1h;
  EXPECT_THAT(due(), IsEmpty());
}

TEST_F(LogLimitTest, a_rest_that_is_told_counts_as_the_line_of_its_second) {
  take("one");
  take("two");
  now += 1s;
  EXPECT_THAT(due(), ::testing::ElementsAre("two"));
  now += 500ms;
  EXPECT_EQ(take("three"), std::nullopt);
  now += 500ms;
  EXPECT_EQ(take("four"), "four (and 1 more in the last second)");
}

TEST_F(LogLimitTest, says_over_how_long_it_counted) {
  take("one");
  take("two");
  now += 40s;
  EXPECT_EQ(take("three"), "three (and 1 more in the last 40 seconds)");
}

TEST_F(LogLimitTest, one_kind_does_not_hold_back_another) {
  EXPECT_EQ(take("one", "store"), "one");
  EXPECT_EQ(take("two", "disk"), "two");
  EXPECT_EQ(take("three", "store"), std::nullopt);
}

}  // namespace
}  // namespace draftwire::testing
