// Broadcasts that leave a slice of viewers at a time.
#include "realtime/outbox.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "unit/realtime/stage.hpp"

namespace draftwire::realtime {
namespace {

using ::testing::ElementsAre;
using testing::FakeSocket;
using ::testing::IsEmpty;
using testing::Sends;
using testing::Stage;

constexpr std::size_t kSlice = 10;
constexpr std::size_t kViewers = 25;

class OutboxTest : public ::testing::Test {
 protected:
  OutboxTest() : stage(options(), Sends::together) {
    for (std::size_t i = 0; i < kViewers; ++i) viewers.push_back(stage.settled());
    stage.settle();
    for (const auto& viewer : viewers) (void)viewer->take();
    stage.sender->calls.clear();
  }

  static Options options() {
    Options options;
    options.slice = kSlice;
    options.ring_commits = 100;
    return options;
  }

  wire::CommitFramePtr commit() {
    auto commit = stage.commit();
    stage.settle();
    return commit;
  }

  static std::string text_of(const wire::CommitFramePtr& commit) { return std::string(commit->frame.payload()); }

  Stage stage;
  std::vector<std::unique_ptr<FakeSocket>> viewers;
};

TEST_F(OutboxTest, sends_to_a_slice_of_viewers_in_one_call) {
  const auto news = commit();
  EXPECT_THAT(stage.sender->calls, ElementsAre(kSlice, kSlice, kViewers - 2 * kSlice));
  for (const auto& viewer : viewers) EXPECT_THAT(viewer->take_texts(), ElementsAre(text_of(news)));
}

TEST_F(OutboxTest, sends_the_rest_to_a_socket_that_took_a_part_when_it_has_room) {
  FakeSocket& slow = *viewers[3];
  slow.room = 7;
  const auto first = commit();
  EXPECT_TRUE(slow.is_waiting);
  const auto second = commit();
  EXPECT_EQ(slow.received.size(), 7U);
  slow.make_room(SIZE_MAX);
  EXPECT_THAT(slow.take_texts(), ElementsAre(text_of(first), text_of(second)));
  EXPECT_THAT(viewers[4]->take_texts(), ElementsAre(text_of(first), text_of(second)));
}

TEST_F(OutboxTest, asks_nothing_of_a_full_socket_until_it_has_room) {
  FakeSocket& full = *viewers[3];
  full.room = 0;
  const auto first = commit();
  const int sends = full.sends;
  const auto second = commit();
  EXPECT_EQ(full.sends, sends);
  full.make_room(SIZE_MAX);
  EXPECT_THAT(full.take_texts(), ElementsAre(text_of(first), text_of(second)));
}

TEST_F(OutboxTest, sends_one_by_one_what_the_kernel_did_not_get_to) {
  stage.sender->gets_to = 4;
  const auto news = commit();
  for (const auto& viewer : viewers) EXPECT_THAT(viewer->take_texts(), ElementsAre(text_of(news)));
}

TEST_F(OutboxTest, goes_on_beside_a_broken_line) {
  viewers[3]->is_broken = true;
  const auto news = commit();
  EXPECT_THAT(viewers[3]->received, IsEmpty());
  EXPECT_TRUE(viewers[3]->viewer.is_blocked());
  for (std::size_t i = 4; i < kViewers; ++i) EXPECT_THAT(viewers[i]->take_texts(), ElementsAre(text_of(news)));
}

TEST_F(OutboxTest, sends_more_commits_than_fit_into_one_send) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 2 * Viewer::Batch::kMaxPieces; ++i) texts.push_back(text_of(stage.commit()));
  stage.settle();
  for (const auto& viewer : viewers) EXPECT_EQ(viewer->take_texts(), texts);
}

TEST_F(OutboxTest, brings_the_state_anew_to_who_has_fallen_out_of_the_ring) {
  for (std::size_t i = 0; i < 2 * options().ring_commits; ++i) stage.commit();
  stage.settle();
  for (const auto& viewer : viewers) {
    EXPECT_THAT(viewer->take_texts(), ElementsAre(::testing::StartsWith("snapshot ")));
    EXPECT_EQ(viewer->viewer.cursor(), stage.log.head());
  }
}

TEST_F(OutboxTest, sends_once_to_those_who_stay_when_others_leave_meanwhile) {
  const auto news = stage.commit();
  viewers.resize(5);  // less than a slice
  stage.settle();
  for (const auto& viewer : viewers) EXPECT_THAT(viewer->take_texts(), ElementsAre(text_of(news)));
}

TEST_F(OutboxTest, leaves_out_who_is_nowhere_to_be_found) {
  FakeSocket unknown(stage.shard.get());  // with no descriptor
  stage.shard->join(unknown.viewer, testing::ModelLog::channel(), std::nullopt);
  stage.settle();
  (void)unknown.take();
  stage.sender->calls.clear();
  const auto news = commit();
  EXPECT_THAT(unknown.take_texts(), ElementsAre(text_of(news)));
  std::size_t parcels = 0;
  for (const std::size_t call : stage.sender->calls) parcels += call;
  EXPECT_EQ(parcels, kViewers);
}

}  // namespace
}  // namespace draftwire::realtime
