#include "realtime/known_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/realtime/model_log.hpp"

namespace draftwire::realtime {
namespace {

using Outcome = KnownLog::Outcome;
using Subject = Question::Subject;
using testing::ModelLog;

class KnownLogTest : public ::testing::Test {
 protected:
  static app::ChannelCut cut(domain::Seq seq, std::int64_t setup = 0, std::string epoch = "e1") {
    return {std::move(epoch), seq, std::make_shared<const wire::Frame>(wire::Frame::Opcode::text, "cut"), setup};
  }
  static app::ChannelTail tail(domain::Seq after, domain::Seq head) {
    app::ChannelTail tail{"e1", head, {}};
    for (domain::Seq seq = after + 1; seq <= head; ++seq) tail.commits.push_back(ModelLog::frame_of(seq, seq));
    return tail;
  }
  template <class T = app::ChannelCut>
  static Read<T> failed(Unread why) {
    return std::unexpected(why);
  }
  static app::ChannelHead head_at(domain::Seq seq, std::int64_t setup = 0) {
    return {ModelLog::channel(), ModelLog::kTournament, seq, setup, 0};
  }
  Outcome hear(domain::Seq seq, const std::string& epoch = "e1") {
    return log.apply(epoch, ModelLog::frame_of(seq, seq));
  }

  // The one question that has to be asked now.
  Question question() {
    const auto question = log.next_question();
    EXPECT_TRUE(question);
    EXPECT_TRUE(asks_nothing());
    return question.value_or(Question{});
  }
  bool asks_nothing() { return !log.next_question(); }

  Question wanted(Subject subject) {
    log.want(subject);
    return question();
  }
  void begin_at(domain::Seq seq) { log.answered(wanted(Subject::first_message), cut(seq)); }

  KnownLog log{app::Channel::Kind::draft, 8, SIZE_MAX};
};

// --- News

TEST_F(KnownLogTest, begins_with_the_first_message_and_the_news_that_came_meanwhile) {
  const Question first = wanted(Subject::first_message);
  EXPECT_EQ(hear(4), Outcome::nothing);
  EXPECT_EQ(hear(3), Outcome::nothing);
  EXPECT_FALSE(log.is_known());
  EXPECT_EQ(log.answered(first, cut(2)), Outcome::began);
  EXPECT_TRUE(log.is_of("e1"));
  EXPECT_EQ(log.ring().head(), 4);
  EXPECT_TRUE(asks_nothing());
}

TEST_F(KnownLogTest, keeps_what_leaves_a_gap_until_a_tail_has_filled_it) {
  begin_at(1);
  EXPECT_EQ(hear(3), Outcome::nothing);
  const Question gap = question();
  EXPECT_EQ(gap.subject, Subject::tail);
  EXPECT_EQ(gap.after, 1);
  EXPECT_EQ(log.known_head(), 3);
  EXPECT_EQ(hear(4), Outcome::nothing);
  EXPECT_TRUE(asks_nothing());  // one at a time
  EXPECT_EQ(log.answered(gap, tail(1, 2)), Outcome::advanced);
  EXPECT_EQ(log.ring().head(), 4);
  EXPECT_TRUE(asks_nothing());
}

TEST_F(KnownLogTest, needs_no_tail_when_the_news_fill_the_gap) {
  begin_at(1);
  hear(3);
  const Question gap = question();
  EXPECT_EQ(hear(2), Outcome::advanced);
  EXPECT_EQ(log.ring().head(), 3);
  EXPECT_EQ(log.answered(gap, tail(1, 3)), Outcome::answered);
}

TEST_F(KnownLogTest, asks_again_for_what_a_tail_did_not_fill_but_not_at_once) {
  begin_at(1);
  hear(5);
  EXPECT_EQ(log.answered(question(), tail(1, 1)), Outcome::answered);
  EXPECT_TRUE(asks_nothing());
  log.try_again(false);
  EXPECT_EQ(question().after, 1);
}

TEST_F(KnownLogTest, reads_up_to_a_head_whose_news_never_came) {
  begin_at(1);
  EXPECT_EQ(log.head_seen("e1", head_at(2)), Outcome::nothing);
  EXPECT_EQ(log.answered(question(), tail(1, 2)), Outcome::advanced);
  EXPECT_EQ(log.head_seen("e1", head_at(2)), Outcome::nothing);
  EXPECT_TRUE(asks_nothing());
}

// --- Another log

TEST_F(KnownLogTest, knows_nothing_of_another_log_until_it_has_been_read) {
  begin_at(3);
  EXPECT_EQ(hear(1, "e2"), Outcome::epoch_changed);
  EXPECT_FALSE(log.is_known());
  EXPECT_EQ(hear(2, "e2"), Outcome::nothing);
  const Question first = question();
  EXPECT_EQ(first.subject, Subject::first_message);
  EXPECT_EQ(log.answered(first, cut(0, 0, "e2")), Outcome::began);
  EXPECT_EQ(log.ring().head(), 2);  // the news were kept
}

TEST_F(KnownLogTest, learns_of_another_log_by_a_head_or_by_an_answer) {
  begin_at(3);
  EXPECT_EQ(log.head_seen("e2", head_at(1)), Outcome::epoch_changed);
  log.answered(question(), cut(1, 0, "e2"));
  EXPECT_EQ(log.answered(wanted(Subject::snapshot), cut(0, 0, "e3")), Outcome::epoch_changed);
  EXPECT_EQ(log.answered(question(), cut(0, 0, "e3")), Outcome::began);
}

TEST_F(KnownLogTest, passes_over_answers_about_the_log_before) {
  begin_at(1);
  hear(3);
  const Question gap = question();
  const Question snapshot = wanted(Subject::snapshot);
  log.head_seen("e2", head_at(0));
  const Question first = question();
  EXPECT_EQ(log.answered(gap, tail(1, 3)), Outcome::nothing);
  EXPECT_EQ(log.answered(snapshot, cut(3)), Outcome::nothing);
  EXPECT_EQ(log.answered(gap, failed<app::ChannelTail>(Unread::no_such_channel)), Outcome::nothing);
  EXPECT_FALSE(log.is_known());
  EXPECT_EQ(log.answered(first, cut(0, 0, "e2")), Outcome::began);
}

TEST_F(KnownLogTest, drops_kept_news_of_a_log_that_the_answer_does_not_name) {
  const Question first = wanted(Subject::first_message);
  hear(1, "e0");
  log.answered(first, cut(0));
  EXPECT_EQ(log.ring().head(), 0);
  EXPECT_EQ(log.known_head(), 0);
}

// --- The set-up

TEST_F(KnownLogTest, has_no_message_with_a_set_up_that_changed_while_it_was_asked_for) {
  begin_at(0);
  const Question late = wanted(Subject::snapshot);
  EXPECT_EQ(log.setup_changed(), Outcome::setup_changed);
  EXPECT_EQ(log.answered(late, cut(0, 1)), Outcome::answered);
  EXPECT_EQ(log.snapshot(0), nullptr);
  EXPECT_EQ(log.first_message(0), nullptr);
  EXPECT_EQ(log.answered(wanted(Subject::snapshot), cut(0, 2)), Outcome::answered);
  EXPECT_NE(log.snapshot(0), nullptr);
}

TEST_F(KnownLogTest, hears_of_a_stored_set_up_once) {
  begin_at(0);
  EXPECT_EQ(log.head_seen("e1", head_at(0, 2)), Outcome::setup_changed);
  EXPECT_EQ(log.head_seen("e1", head_at(0, 2)), Outcome::nothing);
  log.answered(wanted(Subject::snapshot), cut(0, 3));
  EXPECT_EQ(log.head_seen("e1", head_at(0, 3)), Outcome::nothing);
}

TEST_F(KnownLogTest, takes_the_set_up_of_a_draft_that_started_for_no_news) {
  begin_at(1);
  EXPECT_EQ(log.setup_changed(), Outcome::nothing);
  EXPECT_NE(log.first_message(0), nullptr);
  KnownLog of_a_tournament(app::Channel::Kind::tournament, 8, SIZE_MAX);
  of_a_tournament.want(Subject::first_message);
  of_a_tournament.answered(*of_a_tournament.next_question(), cut(101));
  EXPECT_EQ(of_a_tournament.setup_changed(), Outcome::setup_changed);
}

// --- Questions

TEST_F(KnownLogTest, asks_no_more_after_a_failure_until_it_may_try_again) {
  EXPECT_EQ(log.answered(wanted(Subject::first_message), failed(Unread::unavailable)), Outcome::unread);
  log.want(Subject::first_message);
  EXPECT_TRUE(asks_nothing());
  log.try_again(false);
  EXPECT_TRUE(asks_nothing());  // for no viewer
  log.try_again(true);
  EXPECT_EQ(question().subject, Subject::first_message);
}

TEST_F(KnownLogTest, asks_no_more_after_an_answer_that_was_no_news) {
  begin_at(1);
  log.answered(wanted(Subject::snapshot), cut(1));
  log.answered(wanted(Subject::snapshot), cut(1));
  log.want(Subject::snapshot);
  EXPECT_TRUE(asks_nothing());
}

TEST_F(KnownLogTest, is_gone_when_there_is_no_such_channel) {
  EXPECT_EQ(log.answered(wanted(Subject::first_message), failed(Unread::no_such_channel)), Outcome::gone);
}

// --- What it has

TEST_F(KnownLogTest, has_no_message_that_is_too_old_or_that_the_ring_does_not_follow) {
  begin_at(1);
  EXPECT_NE(log.first_message(1), nullptr);
  EXPECT_EQ(log.first_message(2), nullptr);
  for (domain::Seq seq = 2; seq <= 9; ++seq) hear(seq);
  EXPECT_NE(log.first_message(1), nullptr);
  hear(10);  // the ring holds eight
  EXPECT_EQ(log.first_message(1), nullptr);
}

TEST_F(KnownLogTest, makes_the_events_after_a_cursor_once) {
  begin_at(1);
  hear(2);
  const auto made = log.events_after(1, 2);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->seq, 2);
  EXPECT_EQ(log.events_after(1, 2)->frame, made->frame);
  hear(3);
  EXPECT_EQ(log.events_after(1, 2)->seq, 3);
}

TEST_F(KnownLogTest, has_the_events_of_a_tail_until_it_is_forgotten) {
  KnownLog small(app::Channel::Kind::draft, 2, SIZE_MAX);
  small.want(Subject::first_message);
  small.answered(*small.next_question(), cut(5));
  EXPECT_FALSE(small.events_after(1, 5));
  small.want(Subject::tail, 1);
  small.answered(*small.next_question(), tail(1, 5));
  EXPECT_EQ(small.events_after(1, 5)->seq, 5);
  EXPECT_EQ(small.events_after(2, 5)->seq, 5);
  EXPECT_FALSE(small.events_after(0, 5));
  small.forget_tail();
  EXPECT_FALSE(small.events_after(0, 5));
  EXPECT_EQ(small.events_after(4, 5)->seq, 5);  // the ring took it in
}

TEST_F(KnownLogTest, says_where_the_log_ends_by_a_tail_that_was_asked_for_since) {
  begin_at(1);
  log.want(Subject::tail, 4);
  const std::uint32_t before = log.tails_asked();
  const Question tail_after_4 = question();
  log.answered(tail_after_4, app::ChannelTail{"e1", 1, {}});
  EXPECT_TRUE(log.ends_before(4, 1, before));
  EXPECT_FALSE(log.ends_before(4, 1, log.tails_asked()));
  EXPECT_FALSE(log.ends_before(4, 2, before));
  EXPECT_FALSE(log.ends_before(3, 1, before));  // not what was asked
  EXPECT_FALSE(log.ends_before(1, 1, before));
}

TEST_F(KnownLogTest, takes_no_question_that_is_open_for_the_one_that_a_tail_answers) {
  begin_at(1);
  log.want(Subject::tail, 4);
  log.answered(question(), app::ChannelTail{"e1", 1, {}});
  const std::uint32_t since_then = log.tails_asked();
  hear(3);
  EXPECT_EQ(question().subject, Subject::tail);
  EXPECT_FALSE(log.ends_before(4, 1, since_then));
}

TEST_F(KnownLogTest, makes_messages_in_both_forms_from_when_somebody_takes_them) {
  begin_at(0);
  for (domain::Seq seq = 1; seq <= 4; ++seq) hear(seq);
  EXPECT_FALSE(log.events_after(0, 4)->is_deflated_now);
  EXPECT_TRUE(log.begin_deflating());
  EXPECT_FALSE(log.begin_deflating());
  EXPECT_EQ(log.first_message(0), nullptr);  // it has one form
  EXPECT_TRUE(log.events_after(0, 4)->is_deflated_now);
  EXPECT_FALSE(log.events_after(0, 4)->is_deflated_now);  // that was made before
}

}  // namespace
}  // namespace draftwire::realtime
