#include "live/message.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wire/deflate.hpp"

namespace draftwire::bench {
namespace {

using ::testing::ElementsAre;

TEST(FrameAtStart, waits_for_a_frame_that_has_not_come_whole) {
  const std::string frame = std::string("\x81\x7E\x01\x00", 4) + std::string(256, 'x');
  for (std::size_t size = 0; size < frame.size(); ++size) EXPECT_FALSE(frame_at_start(frame.substr(0, size)));
  const auto whole = frame_at_start(frame + "more");
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->opcode, kTextFrame);
  EXPECT_EQ(whole->payload.size(), 256U);
  EXPECT_EQ(whole->size, frame.size());
}

TEST(FrameAtStart, tells_whether_a_message_travels_deflated) {
  EXPECT_FALSE(frame_at_start("\x81\x01x")->is_deflated);
  EXPECT_TRUE(frame_at_start("\xC1\x01x")->is_deflated);
  EXPECT_EQ(frame_at_start("\xC1\x01x")->opcode, kTextFrame);
}

TEST(MessageReader, reads_the_numbers_of_its_own_channel) {
  const std::string text = R"({"type":"draft_events","events":[{"seq":5,"tournament_seq":19}]})";
  EXPECT_THAT(MessageReader(false).read(text).events, ElementsAre(5));
  EXPECT_THAT(MessageReader(true).read(text).events, ElementsAre(19));
}

TEST(MessageReader, tells_messages_apart_however_alike_they_are) {
  MessageReader reader(false);
  for (int round = 0; round < 3; ++round) {
    for (int seq = 1; seq <= 9; ++seq) {
      EXPECT_EQ(reader.read(R"({"type":"heartbeat","seq":)" + std::to_string(seq) + "}").seq, seq);
    }
  }
}

TEST(MessageReader, knows_a_thousand_messages_and_forgets_none_that_comes_again) {
  MessageReader reader(false);
  for (int round = 0; round < 2; ++round) {
    for (int seq = 1; seq <= 3'000; ++seq) {
      EXPECT_EQ(reader.read(R"({"type":"heartbeat","seq":)" + std::to_string(seq) + "}").seq, seq);
    }
  }
}

TEST(MessageReader, reads_what_travels_deflated_and_takes_neither_form_for_the_other) {
  MessageReader reader(false);
  const std::string five = R"({"type":"draft_events","events":[{"seq":5,"tournament_seq":19}]})";
  const std::string six = R"({"type":"draft_events","events":[{"seq":6,"tournament_seq":20}]})";
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(reader.read(wire::deflated(five), true).events, ElementsAre(5));
    EXPECT_THAT(reader.read(wire::deflated(six), true).events, ElementsAre(6));
    EXPECT_THAT(reader.read(five).events, ElementsAre(5));
  }
  EXPECT_ANY_THROW(reader.read(wire::deflated(five)));
  EXPECT_ANY_THROW(reader.read(five, true));
}

TEST(MessageReader, refuses_what_the_contract_does_not_know) {
  EXPECT_ANY_THROW(MessageReader(false).read(R"({"type":"surprise"})"));
}

}  // namespace
}  // namespace draftwire::bench
