#include "wire/time_text.hpp"

#include <gtest/gtest.h>

namespace draftwire::testing {
namespace {

using namespace std::chrono_literals;
using domain::Timestamp;

TEST(TimeText, is_utc_with_milliseconds) {
  EXPECT_EQ(wire::to_text(Timestamp(1'768'242'605'123ms)), "2026-01-12T18:30:05.123Z");
  EXPECT_EQ(wire::to_text(Timestamp(0ms)), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(wire::to_text(Timestamp(951'782'399'999ms)), "2000-02-28T23:59:59.999Z");
  EXPECT_EQ(wire::to_text(Timestamp(951'782'400'000ms)), "2000-02-29T00:00:00.000Z");
}

TEST(TimeText, counts_forward_from_before_the_epoch_too) {
  EXPECT_EQ(wire::to_text(Timestamp(-1ms)), "1969-12-31T23:59:59.999Z");
}

TEST(TimeText, reads_back_as_it_was_written) {
  for (const Timestamp time :
       {Timestamp(0ms), Timestamp(1'768'242'605'007ms), Timestamp(-1ms), Timestamp(4'102'444'799'999ms)}) {
    EXPECT_EQ(wire::timestamp_from(wire::to_text(time)), time);
  }
}

TEST(TimeText, that_is_not_exactly_that_form_is_not_read) {
  for (const char* text :
       {"", "2026-01-12", "2026-01-12T18:30:05Z", "2026-01-12T18:30:05.123", "2026-01-12 18:30:05.123Z",
        "2026-01-12T18:30:05.123+00:00", "2026-13-12T18:30:05.123Z", "2026-02-29T18:30:05.123Z",
        "2026-01-12T24:00:00.000Z", "2026-01-12T18:60:00.000Z", "2026-01-12T18:30:60.000Z", "2026-01-12T18:30:05.12aZ",
        "x2026-01-12T18:30:05.123Z", "2026-01-12T18:30:05.123Z "}) {
    EXPECT_EQ(wire::timestamp_from(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace draftwire::testing
