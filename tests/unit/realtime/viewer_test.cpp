#include "realtime/viewer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/realtime/fake_socket.hpp"
#include "unit/realtime/model_log.hpp"

namespace draftwire::realtime {
namespace {

using testing::FakeSocket;
using testing::Message;
using testing::ModelLog;
using Opcode = wire::Frame::Opcode;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ViewerTest : public ::testing::Test {
 protected:
  ViewerTest() { feed.commits = &ring; }

  Viewer::Flushed flush() { return socket.viewer.flush(&feed, now, tally); }
  Viewer::Flushed flush_with_room(std::size_t bytes) {
    socket.room = bytes;
    socket.viewer.unblock();
    return flush();
  }
  wire::FramePtr text(std::string_view payload) { return std::make_shared<const wire::Frame>(Opcode::text, payload); }
  std::string payload_of(const wire::CommitFramePtr& commit) { return std::string(commit->frame.payload()); }

  ModelLog log;
  CommitRing ring{app::Channel::Kind::draft, 64, SIZE_MAX};
  Feed feed;
  FakeSocket socket;
  Tally tally;
  Viewer::TimePoint now{std::chrono::hours(1)};
};

TEST_F(ViewerTest, sends_the_first_message_and_then_every_commit_after_its_cursor) {
  const auto before = log.commit();
  const auto after = log.commit();
  ring.apply(before);
  ring.apply(after);
  socket.viewer.address(text("first"), 1);
  EXPECT_EQ(flush(), Viewer::Flushed::done);
  EXPECT_THAT(socket.take_texts(), ElementsAre("first", payload_of(after)));
  EXPECT_EQ(socket.viewer.cursor(), 2);
}

TEST_F(ViewerTest, sends_sixteen_commits_in_one_send) {
  socket.viewer.address(text("first"), 0);
  for (int i = 0; i < 16; ++i) ring.apply(log.commit(3));
  EXPECT_EQ(flush(), Viewer::Flushed::done);
  EXPECT_EQ(socket.sends, 1);
  EXPECT_EQ(tally.sends, 1U);
  EXPECT_EQ(tally.events, 48U);
}

TEST_F(ViewerTest, loses_nothing_on_a_socket_that_takes_any_few_bytes) {
  for (std::size_t step = 1; step < 40; ++step) {
    FakeSocket slow;
    slow.room = 0;
    ModelLog its_log;
    CommitRing its_ring{app::Channel::Kind::draft, 64, SIZE_MAX};
    Feed its_feed;
    its_feed.commits = &its_ring;
    std::string expected = "first";
    slow.viewer.address(text("first"), 0);
    for (int i = 0; i < 5; ++i) {
      its_ring.apply(its_log.commit(2));
      expected += its_ring.at(its_ring.size() - 1)->frame.payload();
      slow.room = step;
      slow.viewer.unblock();
      (void)slow.viewer.flush(&its_feed, now, tally);
    }
    while (slow.viewer.is_blocked()) {
      slow.room = step;
      slow.viewer.unblock();
      (void)slow.viewer.flush(&its_feed, now, tally);
    }
    std::string got;
    for (const std::string& part : slow.take_texts()) got += part;
    EXPECT_EQ(got, expected) << "in steps of " << step;
    EXPECT_EQ(slow.received, "");
  }
}

TEST_F(ViewerTest, finishes_a_message_under_way_although_the_ring_has_lost_it) {
  CommitRing small{app::Channel::Kind::draft, 1, SIZE_MAX};
  feed.commits = &small;
  const auto first = log.commit();
  small.apply(first);
  EXPECT_EQ(flush_with_room(10), Viewer::Flushed::full);
  small.apply(log.commit());
  small.apply(log.commit());
  EXPECT_EQ(flush_with_room(SIZE_MAX), Viewer::Flushed::behind);
  EXPECT_THAT(socket.take_texts(), ElementsAre(payload_of(first)));
}

TEST_F(ViewerTest, asks_for_room_once_and_sends_nothing_until_it_has_it) {
  socket.room = 3;
  socket.viewer.address(text("a message"), 0);
  EXPECT_EQ(flush(), Viewer::Flushed::full);
  EXPECT_TRUE(socket.is_waiting);
  EXPECT_EQ(flush(), Viewer::Flushed::full);
  EXPECT_EQ(socket.sends, 1);
}

TEST_F(ViewerTest, answers_the_latest_ping_only_and_between_messages) {
  socket.viewer.address(text("a long message"), 0);
  EXPECT_EQ(flush_with_room(5), Viewer::Flushed::full);
  socket.viewer.pong("one");
  socket.viewer.pong("two");
  EXPECT_EQ(flush_with_room(SIZE_MAX), Viewer::Flushed::done);
  EXPECT_THAT(socket.take(), ElementsAre(Message{Opcode::text, "a long message"}, Message{Opcode::pong, "two"}));
}

TEST_F(ViewerTest, ends_with_the_close_after_the_message_under_way) {
  socket.viewer.address(text("a long message"), 0);
  EXPECT_EQ(flush_with_room(5), Viewer::Flushed::full);
  ring.apply(log.commit());
  socket.viewer.pong("too late");
  socket.viewer.finish_with(wire::close_frame(1012, "x"));
  socket.viewer.ping();
  EXPECT_EQ(flush_with_room(SIZE_MAX), Viewer::Flushed::done);
  EXPECT_THAT(socket.take(), ElementsAre(Message{Opcode::text, "a long message"}, Message{Opcode::close, "\x03\xF4x"}));
  EXPECT_FALSE(socket.viewer.has_unsent());
}

TEST_F(ViewerTest, sends_a_heartbeat_only_when_there_is_nothing_else) {
  socket.viewer.address(text("first"), 0);
  socket.viewer.heartbeat(text("heartbeat"));
  (void)flush();
  EXPECT_THAT(socket.take_texts(), ElementsAre("first"));
  socket.viewer.heartbeat(text("heartbeat"));
  (void)flush();
  EXPECT_THAT(socket.take_texts(), ElementsAre("heartbeat"));
}

TEST_F(ViewerTest, sends_a_ping_and_a_heartbeat_together) {
  socket.viewer.ping();
  socket.viewer.heartbeat(text("heartbeat"));
  (void)flush();
  EXPECT_EQ(socket.sends, 1);
  EXPECT_THAT(socket.take(), ElementsAre(Message{Opcode::ping, ""}, Message{Opcode::text, "heartbeat"}));
}

TEST_F(ViewerTest, tells_the_number_of_viewers_once_and_the_latest) {
  feed.viewers = text("viewers 2");
  feed.viewers_version = 2;
  (void)flush();
  (void)flush();
  EXPECT_THAT(socket.take_texts(), ElementsAre("viewers 2"));
}

TEST_F(ViewerTest, sends_the_deflated_form_to_who_takes_it_and_the_plain_one_where_there_is_none) {
  FakeSocket deflating(nullptr, wire::Frame::Form::deflated);
  const auto both = wire::with_deflated(*log.commit(3));
  const auto plain = log.commit();
  ring.apply(both);
  ring.apply(plain);
  (void)deflating.viewer.flush(&feed, now, tally);
  (void)flush();
  EXPECT_THAT(deflating.take(), ElementsAre(Message{Opcode::text, payload_of(both), true},
                                            Message{Opcode::text, payload_of(plain), false}));
  EXPECT_THAT(socket.take_texts(), ElementsAre(payload_of(both), payload_of(plain)));
}

TEST_F(ViewerTest, loses_nothing_of_a_deflated_message_that_the_socket_takes_in_parts) {
  FakeSocket slow(nullptr, wire::Frame::Form::deflated);
  const std::string long_text(3'000, 'x');
  slow.viewer.address(wire::with_deflated(*text(long_text)), 0);
  ring.apply(wire::with_deflated(*log.commit(3)));
  do {
    slow.room = 7;
    slow.viewer.unblock();
    (void)slow.viewer.flush(&feed, now, tally);
  } while (slow.viewer.is_blocked());
  EXPECT_THAT(slow.take(),
              ElementsAre(Message{Opcode::text, long_text, true}, Message{Opcode::text, payload_of(ring.at(0)), true}));
  EXPECT_LT(tally.bytes, 1'000U);
}

TEST_F(ViewerTest, goes_quiet_on_a_broken_line) {
  socket.is_broken = true;
  socket.viewer.address(text("first"), 0);
  EXPECT_EQ(flush(), Viewer::Flushed::broken);
  (void)flush();
  EXPECT_EQ(socket.sends, 1);
  EXPECT_FALSE(socket.is_waiting);
}

}  // namespace
}  // namespace draftwire::realtime
