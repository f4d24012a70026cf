#include "live/watcher.hpp"

#include <gtest/gtest.h>

namespace draftwire::bench {
namespace {

class WatcherTest : public ::testing::Test {
 protected:
  WatcherTest() { watcher.take({Message::Kind::first, 10, {9, 10}, "e"}, findings); }

  void see(std::vector<std::int64_t> events) {
    watcher.take({Message::Kind::events, 0, std::move(events), ""}, findings);
  }

  Watcher watcher;
  Findings findings;
};

TEST_F(WatcherTest, finds_no_fault_with_what_follows) {
  see({11, 12, 13});
  see({14});
  watcher.take({Message::Kind::heartbeat, 14, {}, ""}, findings);
  EXPECT_EQ(watcher.cursor(), 14);
  EXPECT_EQ(findings.events, 4U);
  EXPECT_EQ(findings.faults(), 0U);
}

TEST_F(WatcherTest, counts_every_event_of_a_gap) {
  see({14});
  EXPECT_EQ(findings.missing, 3U);
}

TEST_F(WatcherTest, tells_an_event_that_came_late_from_one_that_came_twice) {
  see({11, 13});
  see({12});
  see({13});
  EXPECT_EQ(findings.missing, 0U);
  EXPECT_EQ(findings.out_of_order, 1U);
  EXPECT_EQ(findings.doubled, 1U);
}

TEST_F(WatcherTest, finds_the_tail_that_a_heartbeat_knows_of) {
  watcher.take({Message::Kind::heartbeat, 12, {}, ""}, findings);
  EXPECT_EQ(findings.missing, 2U);
}

TEST_F(WatcherTest, holds_a_resume_to_everything_after_its_cursor) {
  EXPECT_EQ(watcher.resume_query(), "?after=10&epoch=e");
  watcher.take({Message::Kind::resumed, 13, {11, 12}, "e"}, findings);
  EXPECT_EQ(findings.missing, 1U);
}

TEST_F(WatcherTest, counts_who_has_to_begin_anew_on_the_log_that_it_knew) {
  watcher.take({Message::Kind::first, 12, {}, "e"}, findings);
  EXPECT_EQ(findings.restarts, 1U);
  watcher.take({Message::Kind::first, 3, {}, "another"}, findings);
  EXPECT_EQ(findings.restarts, 1U);
}

TEST_F(WatcherTest, goes_on_from_a_snapshot_but_never_backwards) {
  watcher.take({Message::Kind::snapshot, 30, {}, "e"}, findings);
  see({31});
  EXPECT_EQ(findings.faults(), 0U);
  watcher.take({Message::Kind::snapshot, 20, {}, "e"}, findings);
  EXPECT_EQ(findings.faults(), 1U);
}

}  // namespace
}  // namespace draftwire::bench
