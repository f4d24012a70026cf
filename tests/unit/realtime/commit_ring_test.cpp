#include "realtime/commit_ring.hpp"

#include <gtest/gtest.h>

#include "unit/realtime/model_log.hpp"

namespace draftwire::realtime {
namespace {

using Outcome = CommitRing::Outcome;
using testing::ModelLog;

CommitRing a_ring(std::size_t commits = 4, std::size_t bytes = SIZE_MAX) {
  return {app::Channel::Kind::draft, commits, bytes};
}

TEST(CommitRing, applies_what_follows_its_head_and_nothing_else) {
  ModelLog log;
  const auto first = log.commit(3);
  const auto second = log.commit(2);
  const auto third = log.commit();
  CommitRing ring = a_ring();
  EXPECT_EQ(ring.apply(second), Outcome::hole);
  EXPECT_EQ(ring.head(), 0);
  EXPECT_EQ(ring.apply(first), Outcome::applied);
  EXPECT_EQ(ring.apply(first), Outcome::known);
  EXPECT_EQ(ring.apply(third), Outcome::hole);
  EXPECT_EQ(ring.apply(second), Outcome::applied);
  EXPECT_EQ(ring.apply(third), Outcome::applied);
  EXPECT_EQ(ring.head(), 6);
}

TEST(CommitRing, gives_every_commit_after_a_cursor) {
  ModelLog log;
  CommitRing ring = a_ring();
  for (int i = 0; i < 3; ++i) ring.apply(log.commit(2));
  EXPECT_EQ(ring.from(0), 0U);
  EXPECT_EQ(ring.from(2), 1U);
  EXPECT_EQ(ring.from(4), 2U);
  EXPECT_EQ(ring.from(6), ring.size());
  EXPECT_EQ(ring.from(9), ring.size());
}

TEST(CommitRing, reaches_back_to_the_oldest_commit_and_never_into_one) {
  ModelLog log;
  CommitRing ring = a_ring(2);
  for (int i = 0; i < 3; ++i) ring.apply(log.commit(2));
  EXPECT_FALSE(ring.reaches(0));
  EXPECT_FALSE(ring.reaches(1));
  EXPECT_TRUE(ring.reaches(2));
  EXPECT_FALSE(ring.reaches(3));
  EXPECT_TRUE(ring.reaches(4));
  EXPECT_TRUE(ring.reaches(6));
  EXPECT_TRUE(ring.reaches(7));
}

TEST(CommitRing, holds_no_more_commits_and_bytes_than_it_may) {
  ModelLog log;
  const auto one = log.commit();
  CommitRing by_count = a_ring(3);
  CommitRing by_bytes = a_ring(1000, one->frame.bytes().size() * 2 + 1);
  by_count.apply(one);
  by_bytes.apply(one);
  for (int i = 0; i < 20; ++i) {
    const auto next = log.commit();
    by_count.apply(next);
    by_bytes.apply(next);
  }
  EXPECT_EQ(by_count.size(), 3U);
  EXPECT_LE(by_bytes.size(), 2U);
  EXPECT_GE(by_bytes.size(), 1U);
}

TEST(CommitRing, keeps_the_last_commit_however_large) {
  ModelLog log;
  CommitRing ring = a_ring(4, 10);
  ring.apply(log.commit(5));
  EXPECT_EQ(ring.size(), 1U);
  EXPECT_TRUE(ring.reaches(0));
}

TEST(CommitRing, starts_anew_with_everything_elsewhere) {
  ModelLog log;
  CommitRing ring = a_ring();
  ring.apply(log.commit());
  ring.restart(40);
  EXPECT_EQ(ring.size(), 0U);
  EXPECT_EQ(ring.head(), 40);
  EXPECT_TRUE(ring.reaches(40));
  EXPECT_FALSE(ring.reaches(39));
}

TEST(CommitRing, takes_in_older_commits_as_far_as_they_join_and_fit) {
  ModelLog log;
  std::vector<wire::CommitFramePtr> all;
  for (int i = 0; i < 6; ++i) all.push_back(log.commit());
  CommitRing ring = a_ring(4);
  ring.restart(5);
  ring.apply(all[5]);
  ring.extend_back(std::span(all).first(5));
  EXPECT_EQ(ring.size(), 4U);
  EXPECT_TRUE(ring.reaches(2));
  EXPECT_FALSE(ring.reaches(1));

  CommitRing with_a_hole = a_ring(8);
  with_a_hole.restart(5);
  with_a_hole.extend_back(std::span(all).first(4));  // 1 to 4: the fifth is missing
  EXPECT_EQ(with_a_hole.size(), 0U);
}

TEST(CommitRing, counts_by_the_tournament_on_a_tournaments_channel) {
  ModelLog log;
  CommitRing ring(app::Channel::Kind::tournament, 4, SIZE_MAX);
  ring.restart(100);
  EXPECT_EQ(ring.apply(log.commit(3)), Outcome::applied);
  EXPECT_EQ(ring.head(), 103);
}

}  // namespace
}  // namespace draftwire::realtime
