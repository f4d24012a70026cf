#include "realtime/waiting_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "unit/realtime/fake_socket.hpp"
#include "unit/realtime/model_log.hpp"

namespace draftwire::realtime {
namespace {

using namespace std::chrono_literals;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Need = WaitingLine::Need;
using Subject = Question::Subject;
using testing::FakeSocket;
using testing::ModelLog;

// A line before a log that a test answers by hand.
class WaitingLineTest : public ::testing::Test {
 protected:
  static app::ChannelCut cut(domain::Seq seq) {
    return {"e1", seq, std::make_shared<const wire::Frame>(wire::Frame::Opcode::text, "cut"), 0};
  }
  void answer(Subject subject, domain::Seq seq) {
    log.want(subject);
    log.answered(*log.next_question(), cut(seq));
  }
  void answer_tail(domain::Seq after, domain::Seq head) {
    log.want(Subject::tail, after);
    app::ChannelTail tail{"e1", head, {}};
    for (domain::Seq seq = after + 1; seq <= head; ++seq) tail.commits.push_back(ModelLog::frame_of(seq, seq));
    log.answered(*log.next_question(), std::move(tail));
  }
  void hear(domain::Seq seq) { log.apply("e1", ModelLog::frame_of(seq, seq)); }

  // As a viewer that has everything up to there.
  static Viewer& at(FakeSocket& socket, domain::Seq cursor) {
    socket.viewer.address(cut(cursor).frame, cursor);
    return socket.viewer;
  }

  std::optional<WaitingLine::Served> next(std::size_t budget = 100) { return line.next(log, budget); }
  WaitingLine::Wanted wanted() {
    line.look_again();
    EXPECT_FALSE(next());
    return line.take_wanted();
  }

  KnownLog log{app::Channel::Kind::draft, 4, SIZE_MAX};
  WaitingLine line;
  std::array<FakeSocket, 5> sockets;
  Viewer& viewer = sockets[0].viewer;
};

TEST_F(WaitingLineTest, has_one_wait_for_a_first_message_that_is_as_new_as_what_was_known) {
  answer(Subject::first_message, 1);
  hear(2);
  line.add(viewer, Need::first_message, log);
  EXPECT_TRUE(wanted().is_first_message);
  answer(Subject::first_message, 2);
  line.look_again();
  const auto served = next();
  ASSERT_TRUE(served);
  EXPECT_EQ(served->viewer, &viewer);
  EXPECT_EQ(served->message.seq, 2);
  EXPECT_FALSE(WaitingLine::has(viewer));
  EXPECT_TRUE(line.is_empty());
}

TEST_F(WaitingLineTest, asks_for_the_longest_tail_that_somebody_lacks) {
  answer(Subject::first_message, 9);
  line.add(sockets[0].viewer, ResumeFrom{5, "e1"}, log);
  line.add(sockets[1].viewer, ResumeFrom{3, "e1"}, log);
  line.add(sockets[2].viewer, ResumeFrom{4, "e1"}, log);
  EXPECT_EQ(wanted().tail_after, 3);
  EXPECT_FALSE(line.take_wanted().tail_after);  // taken
  answer_tail(3, 9);
  line.look_again();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(next()->message.seq, 9);
  EXPECT_TRUE(line.is_empty());
}

TEST_F(WaitingLineTest, gives_who_was_on_another_log_or_beyond_this_one_a_first_message) {
  answer(Subject::first_message, 2);
  line.add(sockets[0].viewer, ResumeFrom{1, "e0"}, log);
  const auto of_another = next();
  ASSERT_TRUE(of_another);
  EXPECT_EQ(of_another->need, Need::first_message);

  line.add(sockets[1].viewer, ResumeFrom{7, "e1"}, log);
  EXPECT_EQ(wanted().tail_after, 7);
  answer_tail(7, 2);
  line.look_again();
  const auto beyond = next();
  ASSERT_TRUE(beyond);
  EXPECT_EQ(beyond->need, Need::first_message);
}

TEST_F(WaitingLineTest, does_not_believe_a_tail_that_was_asked_for_before_somebody_came) {
  answer(Subject::first_message, 2);
  answer_tail(7, 2);
  line.add(viewer, ResumeFrom{7, "e1"}, log);
  EXPECT_EQ(wanted().tail_after, 7);
}

TEST_F(WaitingLineTest, lets_the_events_go_before_a_snapshot) {
  answer(Subject::first_message, 1);
  line.add(at(sockets[0], 1), Need::snapshot, log);
  EXPECT_TRUE(wanted().is_snapshot);
  hear(2);
  line.look_again();
  const auto served = next();
  ASSERT_TRUE(served);
  EXPECT_EQ(served->message.frame, nullptr);
}

TEST_F(WaitingLineTest, waits_for_events_that_a_snapshot_has_already) {
  answer(Subject::first_message, 1);
  line.add(at(sockets[0], 1), Need::snapshot, log);
  answer(Subject::snapshot, 2);
  const auto nothing = wanted();
  EXPECT_FALSE(nothing.is_snapshot);
  EXPECT_FALSE(line.is_empty());
}

TEST_F(WaitingLineTest, shows_a_snapshot_to_who_fell_behind_the_ring) {
  answer(Subject::first_message, 1);
  for (domain::Seq seq = 2; seq <= 9; ++seq) hear(seq);
  line.add(at(sockets[0], 1), Need::snapshot, log);
  answer(Subject::snapshot, 9);
  const auto served = next();
  ASSERT_TRUE(served);
  EXPECT_EQ(served->need, Need::snapshot);
  EXPECT_EQ(served->message.seq, 9);
}

TEST_F(WaitingLineTest, is_content_with_the_log_as_far_as_it_goes) {
  answer(Subject::first_message, 1);
  hear(2);
  line.add(viewer, Need::first_message, log);
  EXPECT_FALSE(next());
  line.expect_no_more_than(1);
  line.look_again();
  EXPECT_TRUE(next());
}

TEST_F(WaitingLineTest, looks_at_no_more_than_its_budget) {
  answer(Subject::first_message, 1);
  hear(2);
  for (FakeSocket& socket : sockets) line.add(socket.viewer, Need::first_message, log);
  std::size_t budget = 2;
  EXPECT_FALSE(line.next(log, budget));
  EXPECT_EQ(budget, 0U);
  EXPECT_EQ(line.unseen(), 3U);
}

TEST_F(WaitingLineTest, looks_at_everybody_once_although_some_leave_meanwhile) {
  answer(Subject::first_message, 1);
  hear(2);
  for (FakeSocket& socket : sockets) line.add(socket.viewer, Need::first_message, log);
  EXPECT_FALSE(next(3));
  line.remove(sockets[0].viewer);  // was seen
  line.remove(sockets[0].viewer);
  EXPECT_EQ(line.unseen(), 2U);
  line.remove(sockets[3].viewer);  // was not
  EXPECT_EQ(line.unseen(), 1U);
  answer(Subject::first_message, 2);
  EXPECT_EQ(next()->viewer, &sockets[4].viewer);
  EXPECT_FALSE(next());
  line.look_again();
  EXPECT_THAT((std::array{next()->viewer, next()->viewer}),
              UnorderedElementsAre(&sockets[1].viewer, &sockets[2].viewer));
  EXPECT_TRUE(line.is_empty());
}

TEST_F(WaitingLineTest, gives_up_when_the_log_has_failed_for_so_long) {
  const WaitingLine::TimePoint start{1h};
  line.add(viewer, Need::first_message, log);
  line.log_failed(start);
  line.log_answered();
  line.log_failed(start + 1s);
  line.log_failed(start + 9s);
  EXPECT_THAT(line.give_up(start + 10'999ms, 10s), IsEmpty());
  EXPECT_THAT(line.give_up(start + 11s, 10s), ::testing::ElementsAre(&viewer));
  EXPECT_FALSE(WaitingLine::has(viewer));
  EXPECT_TRUE(line.is_empty());
}

}  // namespace
}  // namespace draftwire::realtime
