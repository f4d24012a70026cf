#include "realtime/shard.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

#include "unit/realtime/stage.hpp"

namespace draftwire::realtime {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::FakeSocket;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Message;
using testing::ModelLog;
using ::testing::Not;
using ::testing::SizeIs;
using testing::Stage;

std::string payload(const wire::CommitFramePtr& commit) {
  return std::string(commit->frame.payload());
}

// --- Joining

TEST(Joining, gets_history_and_then_exactly_what_comes_after_it) {
  Stage stage;
  stage.log.commit(3);
  auto viewer = stage.join();
  stage.settle();
  const auto live = stage.commit(2);
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("initial e1 3 0", payload(live)));
}

TEST(Joining, keeps_the_commits_that_come_while_the_log_is_read) {
  Stage stage;
  stage.log.commit();
  auto viewer = stage.join();
  stage.log.answer_one(false);  // read at 1, not here yet
  const auto second = stage.commit();
  const auto third = stage.commit(2);
  stage.log.deliver_one();
  stage.settle();
  // It came before the second commit was known here, so an answer as of then will do.
  EXPECT_THAT(viewer->take_texts(), ElementsAre("initial e1 1 0", payload(second), payload(third)));
}

TEST(Joining, ignores_commits_that_the_answer_holds_already) {
  Stage stage;
  auto viewer = stage.join();
  const auto first = stage.log.commit();
  stage.log.answer_one();  // reads the first commit before its news are here
  stage.loop.run();
  stage.tell(first);
  const auto second = stage.commit();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("initial e1 1 0", payload(second)));
}

TEST(Joining, never_shows_a_joiner_less_than_was_known_when_it_came) {
  Stage stage;
  auto first = stage.join();
  stage.log.answer_one(false);  // read at 0
  stage.commit();
  auto second = stage.join();  // somebody who may have made that commit
  stage.log.deliver_one();
  stage.settle();
  EXPECT_THAT(second->take_texts(), ElementsAre("initial e1 1 0"));
}

TEST(Joining, reads_the_log_once_for_all_who_come_at_one_head) {
  Stage stage;
  stage.log.commit(3);
  std::vector<std::unique_ptr<FakeSocket>> viewers;
  for (int i = 0; i < 500; ++i) viewers.push_back(stage.join());
  stage.settle();
  for (int i = 0; i < 500; ++i) viewers.push_back(stage.join());
  stage.settle();
  EXPECT_EQ(stage.log.first_messages_read, 1);
  for (const auto& viewer : viewers) EXPECT_THAT(viewer->take_texts(), ElementsAre("initial e1 3 0"));
  stage.commit();
  stage.settle();
  auto late = stage.join();
  stage.settle();
  EXPECT_EQ(stage.log.first_messages_read, 2);
  EXPECT_THAT(late->take_texts(), ElementsAre("initial e1 4 0"));
}

TEST(Joining, closes_with_4404_what_does_not_exist) {
  Stage stage;
  stage.log.exists = false;
  auto viewer = stage.join();
  stage.settle();
  EXPECT_EQ(viewer->close_code, 4404);
  stage.log.exists = true;  // it was made just now
  auto next = stage.join();
  stage.settle();
  EXPECT_THAT(next->take_texts(), SizeIs(1));
}

TEST(Joining, waits_for_a_store_that_fails_and_gives_up_with_1013) {
  Stage stage;
  stage.log.is_available = false;
  auto patient = stage.join();
  for (int i = 0; i < 8; ++i) {
    stage.settle();
    stage.loop.advance(250ms);
  }
  EXPECT_FALSE(patient->close_code);
  stage.log.is_available = true;
  stage.settle();
  stage.loop.advance(250ms);
  stage.settle();
  EXPECT_THAT(patient->take_texts(), Contains("initial e1 0 0"));

  stage.log.is_available = false;
  stage.commit();
  auto unlucky = stage.join();
  for (int i = 0; i < 60; ++i) {
    stage.settle();
    stage.loop.advance(250ms);
  }
  EXPECT_EQ(unlucky->close_code, 1013);
  EXPECT_FALSE(patient->close_code);
}

TEST(Joining, forgets_a_channel_that_nobody_watches_after_a_while) {
  Stage stage;
  auto viewer = stage.settled();
  viewer.reset();
  auto back = stage.join();
  stage.settle();
  EXPECT_EQ(stage.log.first_messages_read, 1);
  back.reset();
  stage.loop.advance(31s);
  back = stage.join();
  stage.settle();
  EXPECT_EQ(stage.log.first_messages_read, 2);
}

// --- Resuming

TEST(Resuming, gets_everything_after_its_cursor_from_the_ring) {
  Stage stage;
  auto watcher = stage.settled();
  const auto first = stage.commit(2);
  const auto second = stage.commit();
  stage.settle();
  auto viewer = stage.join(ResumeFrom{2, "e1"});
  stage.settle();
  EXPECT_EQ(stage.log.tails_read, 0);
  const std::string expected =
      R"({"type":"resumed","epoch":"e1","seq":3,"events":[)" + std::string(second->events_json()) + "]}";
  EXPECT_THAT(viewer->take_texts(), ElementsAre(expected));
}

TEST(Resuming, gets_nothing_new_at_the_head) {
  Stage stage;
  stage.log.commit(2);
  auto viewer = stage.join(ResumeFrom{2, "e1"});
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(R"({"type":"resumed","epoch":"e1","seq":2,"events":[]})"));
}

TEST(Resuming, reads_the_log_once_for_everybody_after_a_restart) {
  Stage stage;
  for (int i = 0; i < 50; ++i) stage.log.commit(2);
  std::vector<std::unique_ptr<FakeSocket>> viewers;
  for (int i = 0; i <= 50; ++i) {
    for (int copy = 0; copy < 4; ++copy) viewers.push_back(stage.join(ResumeFrom{2 * i, "e1"}));
  }
  stage.settle();
  EXPECT_EQ(stage.log.first_messages_read, 1);
  EXPECT_EQ(stage.log.tails_read, 1);
  for (const auto& viewer : viewers) {
    EXPECT_THAT(viewer->take_texts(), ElementsAre(HasSubstr(R"("type":"resumed")")));
    EXPECT_EQ(viewer->viewer.cursor(), 100);
  }
}

TEST(Resuming, gets_all_of_a_tail_that_no_ring_could_hold) {
  Options options;
  options.ring_commits = 4;
  Stage stage(options);
  std::string events;
  for (int i = 0; i < 100; ++i) {
    const auto commit = stage.log.commit();
    if (i >= 10) events += (events.empty() ? "" : ",") + std::string(commit->events_json());
  }
  auto viewer = stage.join(ResumeFrom{10, "e1"});
  stage.settle();
  EXPECT_THAT(viewer->take_texts(),
              ElementsAre(R"({"type":"resumed","epoch":"e1","seq":100,"events":[)" + events + "]}"));
}

TEST(Resuming, starts_anew_on_another_log_and_beyond_the_head) {
  Stage stage;
  stage.log.commit(2);
  auto other = stage.join(ResumeFrom{1, "e0"});
  auto beyond = stage.join(ResumeFrom{3, "e1"});
  auto far_beyond = stage.join(ResumeFrom{INT64_MAX, "e1"});
  stage.settle();
  EXPECT_THAT(other->take_texts(), ElementsAre("initial e1 2 0"));
  EXPECT_THAT(beyond->take_texts(), ElementsAre("initial e1 2 0"));
  EXPECT_THAT(far_beyond->take_texts(), ElementsAre("initial e1 2 0"));
}

TEST(Resuming, goes_on_from_what_another_node_has_told_and_this_one_has_not_read) {
  Stage stage;
  stage.log.commit(2);
  auto watching = stage.settled();
  auto early = stage.join(ResumeFrom{3, "e1"});
  stage.loop.run();
  stage.log.answer_one(false);  // the tail, read at 2
  stage.log.commit();           // another node's, and no news of it here
  auto late = stage.join(ResumeFrom{3, "e1"});
  stage.log.deliver_one();
  stage.settle();
  EXPECT_THAT(late->take_texts(), ElementsAre(R"({"type":"resumed","epoch":"e1","seq":3,"events":[]})"));
  EXPECT_THAT(early->take_texts(), ElementsAre(HasSubstr("initial e1")));
}

TEST(Resuming, goes_on_from_the_middle_of_a_commit) {
  Stage stage;
  stage.log.commit(3);
  stage.log.commit(1);
  auto viewer = stage.join(ResumeFrom{2, "e1"});
  auto other = stage.join(ResumeFrom{1, "e1"});
  stage.settle();
  EXPECT_THAT(viewer->take_texts(),
              ElementsAre(AllOf(HasSubstr("\"seq\":3"), HasSubstr("\"seq\":4"), Not(HasSubstr("\"seq\":2,")))));
  EXPECT_THAT(other->take_texts(), ElementsAre(HasSubstr("\"seq\":2,")));
}

// --- Live

TEST(Live, reads_what_is_missing_when_news_leave_a_hole) {
  Stage stage;
  auto viewer = stage.settled();
  const auto lost = stage.log.commit(2);
  const auto heard = stage.commit();
  stage.loop.run();
  EXPECT_THAT(viewer->take_texts(), IsEmpty());
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(payload(lost), payload(heard)));
}

TEST(Live, passes_over_what_it_has_heard_before) {
  Stage stage;
  auto viewer = stage.settled();
  const auto commit = stage.commit();
  stage.tell(commit);
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(payload(commit)));
}

TEST(Live, sends_commits_that_come_together_in_one_send) {
  Stage stage;
  auto viewer = stage.settled();
  const int before = viewer->sends;
  for (int i = 0; i < 16; ++i) stage.commit(3);
  stage.settle();
  EXPECT_EQ(viewer->sends, before + 1);
  EXPECT_THAT(viewer->take_texts(), SizeIs(16));
}

TEST(Live, lets_a_small_draft_pass_between_the_slices_of_a_large_one) {
  Options options;
  options.slice = 10;
  Stage stage(options);
  std::vector<std::unique_ptr<FakeSocket>> crowd;
  for (int i = 0; i < 200; ++i) crowd.push_back(stage.join());
  FakeSocket few(stage.shard.get());
  stage.shard->join(few.viewer, app::Channel::of(ModelLog::kTournament), std::nullopt);
  stage.settle();
  (void)few.take();
  for (const auto& viewer : crowd) (void)viewer->take();
  stage.commit();  // of both channels
  int turns = 0;
  while (few.received.empty()) {
    ASSERT_TRUE(stage.loop.run_one());
    ++turns;
  }
  EXPECT_LE(turns, 4);
}

TEST(Live, has_no_longer_turns_where_a_send_takes_longer) {
  Options options;
  options.slice = 32;
  options.turn = 150us;
  Stage stage(options);
  std::vector<std::unique_ptr<FakeSocket>> crowd;
  for (int i = 0; i < 1'000; ++i) crowd.push_back(stage.settled());
  stage.settle();
  const auto longest_turn = [&](std::chrono::microseconds send) {
    for (const auto& viewer : crowd) viewer->when_sent = [&stage, send] { stage.loop.spend(send); };
    auto longest = 0ns;
    for (int commits = 0; commits < 2; ++commits) {
      stage.commit();
      longest = 0ns;  // the first commit shows how long a send takes
      for (auto began = stage.loop.now(); stage.loop.run_one(); began = stage.loop.now()) {
        longest = std::max<std::chrono::nanoseconds>(longest, stage.loop.now() - began);
      }
    }
    return longest;
  };
  EXPECT_EQ(longest_turn(1us), 32us);
  EXPECT_LE(longest_turn(10us), 160us);
  EXPECT_EQ(longest_turn(1us), 32us);
}

TEST(Live, reaches_everybody_although_viewers_come_and_go_meanwhile) {
  Options options;
  options.slice = 3;
  options.viewers_every = 24h;  // nothing else may go round and hide who was left out
  for (unsigned seed = 1; seed <= 300 && !::testing::Test::HasFailure(); ++seed) {
    std::minstd_rand random(seed);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    Stage stage(options);
    std::vector<std::unique_ptr<FakeSocket>> viewers;
    for (int i = 0; i < 20; ++i) viewers.push_back(stage.join());
    stage.settle();
    for (const auto& viewer : viewers) (void)viewer->take();
    std::vector<std::string> expected;
    for (int i = 0; i < 3; ++i) {
      expected.push_back(payload(stage.commit()));
      for (std::size_t turns = below(5); turns > 0; --turns) {
        stage.loop.run_one();
        if (below(2) == 0) viewers.erase(viewers.begin() + static_cast<std::ptrdiff_t>(below(viewers.size())));
        if (below(2) == 0) viewers.push_back(stage.join());
      }
      stage.settle();
    }
    for (const auto& viewer : viewers) {
      auto texts = viewer->take_texts();
      ASSERT_FALSE(texts.empty()) << "seed " << seed;
      EXPECT_THAT(texts.back(), ::testing::AnyOf("initial e1 3 0", expected.back())) << "seed " << seed;
    }
  }
}

TEST(Live, does_not_wait_for_those_who_stopped_reading) {
  Stage stage;
  std::vector<std::unique_ptr<FakeSocket>> stopped;
  for (int i = 0; i < 200; ++i) {
    stopped.push_back(stage.settled());
    stopped.back()->room = 0;
  }
  auto reader = stage.settled();
  for (int i = 0; i < 50; ++i) {
    stage.commit();
    stage.settle();
    EXPECT_THAT(reader->take_texts(), Not(IsEmpty()));
  }
}

// --- Slow readers

TEST(SlowReaders, go_on_from_their_cursor_when_they_drain) {
  Stage stage;
  auto viewer = stage.settled();
  viewer->room = 20;
  std::vector<std::string> expected;
  for (int i = 0; i < 5; ++i) {
    expected.push_back(payload(stage.commit()));
    stage.settle();
  }
  viewer->make_room(SIZE_MAX);
  stage.settle();
  EXPECT_EQ(viewer->take_texts(), expected);
}

TEST(SlowReaders, get_a_snapshot_when_their_cursor_has_left_the_ring) {
  Options options;
  options.ring_commits = 3;
  Stage stage(options);
  auto viewer = stage.settled();
  viewer->room = 20;
  const auto begun = stage.commit();
  stage.settle();
  for (int i = 0; i < 10; ++i) stage.commit();
  stage.settle();
  EXPECT_EQ(stage.log.snapshots_read, 0);  // not before it can be taken
  viewer->make_room(SIZE_MAX);
  stage.settle();
  const auto live = stage.commit();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(payload(begun), "snapshot e1 11 0", payload(live)));
}

TEST(SlowReaders, are_closed_with_4408_after_a_minute_without_progress_and_not_before) {
  Stage stage;
  auto viewer = stage.settled();
  viewer->room = 5;
  stage.commit();
  stage.settle();
  for (int i = 0; i < 59; ++i) {
    stage.shard->heard(viewer->viewer);
    stage.loop.advance(1s);
  }
  EXPECT_FALSE(viewer->close_code);
  for (int i = 0; i < 5; ++i) stage.loop.advance(1s);
  EXPECT_EQ(viewer->close_code, 4408);
}

TEST(SlowReaders, are_kept_as_long_as_they_take_anything) {
  Stage stage;
  auto viewer = stage.settled();
  viewer->room = 5;
  stage.commit(5);
  stage.settle();
  for (int i = 0; i < 10; ++i) {
    stage.loop.advance(40s);
    stage.shard->heard(viewer->viewer);
    viewer->make_room(5);
  }
  EXPECT_FALSE(viewer->close_code);
  EXPECT_FALSE(viewer->is_dropped);
}

// --- The set-up of a draft that has not started

TEST(SetUp, reaches_viewers_as_a_snapshot) {
  Stage stage;
  auto viewer = stage.settled();
  stage.change_setup();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("snapshot e1 0 1"));
}

TEST(SetUp, is_never_the_old_one_for_who_joins_while_it_changes) {
  Stage stage;
  auto viewer = stage.join();
  stage.log.answer_one(false);  // reads the old set-up
  stage.change_setup();
  stage.log.deliver_one();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("initial e1 0 1"));
}

TEST(SetUp, is_the_new_one_for_who_joins_after_a_change) {
  Stage stage;
  auto first = stage.settled();
  stage.change_setup();
  auto second = stage.join();
  stage.settle();
  EXPECT_THAT(second->take_texts(), ElementsAre("initial e1 0 1"));
}

TEST(SetUp, gives_way_to_the_events_when_the_draft_starts_meanwhile) {
  Stage stage;
  auto viewer = stage.settled();
  stage.change_setup();
  const auto start = stage.log.commit(2);
  stage.settle();  // the snapshot is read after the start, the news are not here yet
  stage.tell(start);
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(payload(start)));
}

TEST(SetUp, is_shown_to_who_resumes_before_the_start) {
  Stage stage;
  stage.log.setup = 4;  // changed while it was away
  auto viewer = stage.join(ResumeFrom{0, "e1"});
  stage.settle();
  EXPECT_THAT(viewer->take_texts(),
              ElementsAre(R"({"type":"resumed","epoch":"e1","seq":0,"events":[]})", "snapshot e1 0 4"));
}

TEST(SetUp, of_a_draft_that_has_started_is_no_news) {
  Stage stage;
  stage.log.commit();
  auto viewer = stage.settled();
  stage.change_setup();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), IsEmpty());
}

// --- Another log, and none

TEST(Epoch, brings_a_snapshot_to_everybody_when_it_changes) {
  Stage stage;
  stage.log.commit(5);
  auto viewer = stage.settled();
  stage.log.replace("e2");
  stage.commit(2);
  stage.settle();
  const auto live = stage.commit();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("snapshot e2 2 0", payload(live)));
}

TEST(Epoch, makes_news_of_the_old_log_worthless) {
  Stage stage;
  stage.log.commit();
  auto viewer = stage.join();
  stage.commit(2);  // the second of the old log, kept while the log is read
  stage.log.replace("e2");
  stage.log.commit();
  stage.settle();
  const auto live = stage.commit();
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("initial e2 1 0", payload(live)));
}

TEST(Deletion, closes_everybody_with_4404) {
  Stage stage;
  auto viewer = stage.settled();
  auto waiting = stage.join();
  stage.shard->tournament_deleted(ModelLog::kTournament, {ModelLog::kDraft});
  EXPECT_EQ(viewer->close_code, 4404);
  EXPECT_EQ(waiting->close_code, 4404);
  EXPECT_EQ(stage.shard->viewer_count(), 0U);
}

TEST(Deletion, holds_against_an_answer_that_was_read_before) {
  Stage stage;
  auto viewer = stage.join();
  stage.log.answer_one(false);
  stage.shard->tournament_deleted(ModelLog::kTournament, {ModelLog::kDraft});
  stage.log.deliver_one();
  stage.settle();
  EXPECT_EQ(viewer->close_code, 4404);
}

TEST(Shut, closes_those_who_are_here_and_those_who_come) {
  Stage stage;
  auto here = stage.settled();
  auto waiting = stage.join();
  stage.shard->shut(1012, "restart");
  auto late = stage.join();
  EXPECT_EQ(here->close_code, 1012);
  EXPECT_EQ(waiting->close_code, 1012);
  EXPECT_EQ(late->close_code, 1012);
}

// --- Signs of life

TEST(Heartbeat, comes_after_twenty_seconds_without_another_message) {
  Stage stage;
  stage.log.commit(3);
  auto viewer = stage.settled();
  stage.loop.advance(1s);
  (void)viewer->take();  // the number of viewers
  stage.loop.advance(19s);
  EXPECT_THAT(viewer->take_texts(), IsEmpty());
  stage.loop.advance(3s);
  EXPECT_THAT(viewer->take_texts(), ElementsAre(R"({"type":"heartbeat","seq":3})"));
}

TEST(Heartbeat, waits_while_other_messages_come) {
  Stage stage;
  auto viewer = stage.settled();
  for (int i = 0; i < 10; ++i) {
    stage.shard->heard(viewer->viewer);
    stage.loop.advance(10s);
    stage.commit();
    stage.settle();
  }
  EXPECT_THAT(viewer->take_texts(), Not(Contains(HasSubstr("heartbeat"))));
}

TEST(Silence, is_closed_with_4408_after_a_minute_and_pinged_before) {
  Stage stage;
  auto silent = stage.settled();
  auto alive = stage.settled();
  int pings = 0;
  for (int i = 0; i < 65; ++i) {
    stage.loop.advance(1s);
    if (i < 58) {
      EXPECT_FALSE(silent->close_code) << i;
    }
    for (const Message& message : alive->take()) {
      if (message.opcode == wire::Frame::Opcode::ping) ++pings;
    }
    stage.shard->heard(alive->viewer);
  }
  EXPECT_EQ(silent->close_code, 4408);
  EXPECT_THAT(stage.metrics.text(), HasSubstr("draftwire_viewers_silent_total 1"));
  EXPECT_FALSE(alive->close_code);
  EXPECT_GE(pings, 2);
  EXPECT_LE(pings, 4);
}

TEST(Heartbeat, comes_although_something_else_failed) {
  Stage stage;
  const auto viewer = stage.settled();
  stage.log.is_available = false;
  FakeSocket unlucky(stage.shard.get());
  stage.shard->join(unlucky.viewer, app::Channel::of(ModelLog::kTournament), std::nullopt);
  stage.settle();
  stage.log.is_throwing = true;
  EXPECT_THROW(stage.loop.advance(stage.options.tick), std::runtime_error);
  stage.loop.advance(stage.options.heartbeat_after * 2);
  EXPECT_THAT(viewer->take_texts(), Contains(HasSubstr("heartbeat")));
}

TEST(Silence, costs_one_send_for_ping_and_heartbeat) {
  for (const auto pause : {2s, 10s, 18s}) {
    Stage stage;
    auto viewer = stage.settled();
    stage.loop.advance(pause);
    stage.commit();  // from here on the heartbeats have a beat of their own
    stage.settle();
    const int before = viewer->sends;
    for (int i = 0; i < 110; ++i) {
      stage.shard->heard(viewer->viewer);
      stage.loop.advance(1s);
    }
    EXPECT_LE(viewer->sends - before, 7) << pause.count();
  }
}

TEST(Silence, is_looked_at_without_touching_everybody_at_once) {
  Stage stage;
  std::vector<std::unique_ptr<FakeSocket>> viewers;
  for (int i = 0; i < 640; ++i) viewers.push_back(stage.join());
  stage.settle();
  stage.loop.advance(19s);
  std::vector<int> sends_a_tick;
  for (int tick = 0; tick < 12; ++tick) {
    int before = 0;
    for (const auto& viewer : viewers) before += viewer->sends;
    stage.loop.advance(250ms);
    int after = 0;
    for (const auto& viewer : viewers) after += viewer->sends;
    sends_a_tick.push_back(after - before);
  }
  for (const int sends : sends_a_tick) EXPECT_LE(sends, 320);
}

// --- How many watch

TEST(Viewers, are_counted_over_all_shards) {
  Stage stage;
  realtime::Shard other(stage.options, stage.loop, stage.log, stage.audience, stage.metrics);
  auto here = stage.join();
  FakeSocket there(&other);
  other.join(there.viewer, ModelLog::channel(), std::nullopt);
  stage.settle();
  stage.loop.advance(300ms);
  EXPECT_THAT(here->take_texts(), Contains(R"({"type":"viewers","count":2})"));
}

TEST(Viewers, are_told_when_they_change_and_never_twice_in_two_seconds) {
  Stage stage;
  auto watcher = stage.settled();
  std::vector<std::unique_ptr<FakeSocket>> others;
  std::vector<std::string> counts;
  for (int tenth = 0; tenth < 100; ++tenth) {
    others.push_back(stage.join());
    stage.settle();
    stage.shard->heard(watcher->viewer);
    stage.loop.advance(100ms);
    for (auto& text : watcher->take_texts()) counts.push_back(text);
  }
  EXPECT_THAT(counts, SizeIs(::testing::AllOf(::testing::Ge(4U), ::testing::Le(6U))));
  others.clear();
  stage.loop.advance(3s);
  EXPECT_THAT(watcher->take_texts(), Contains(R"({"type":"viewers","count":1})"));
  stage.loop.advance(5s);
  EXPECT_THAT(watcher->take_texts(), Not(Contains(HasSubstr("viewers"))));
}

// --- What the store and other nodes say

app::NodeNews news_of(const ModelLog& log, domain::Seq seq) {
  return {log.epoch, {{ModelLog::channel(), ModelLog::kTournament, seq, log.setup, 0}}, true};
}

TEST(HeadSeen, beyond_ours_reads_the_log) {
  Stage stage;
  auto viewer = stage.settled();
  const auto missed = stage.log.commit(2);
  stage.shard->heads_seen(news_of(stage.log, 2));
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(payload(missed)));
}

TEST(HeadSeen, that_is_known_asks_nothing) {
  Stage stage;
  auto viewer = stage.settled();
  stage.commit();
  stage.settle();
  (void)viewer->take();
  stage.shard->heads_seen(news_of(stage.log, 1));
  stage.shard->heads_seen(news_of(stage.log, 0));
  stage.loop.run();
  EXPECT_EQ(stage.log.asked(), 0U);
  EXPECT_THAT(viewer->take_texts(), IsEmpty());
}

TEST(HeadSeen, of_another_log_gives_everybody_the_state_anew) {
  Stage stage;
  stage.log.commit(3);
  auto viewer = stage.settled();
  stage.log.replace("e2");
  stage.shard->heads_seen(news_of(stage.log, 0));
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("snapshot e2 0 0"));
}

TEST(HeadSeen, with_a_newer_set_up_shows_it_once) {
  Stage stage;
  auto viewer = stage.settled();
  ++stage.log.setup;
  for (int time = 0; time < 3; ++time) stage.shard->heads_seen(news_of(stage.log, 0));
  stage.settle();
  stage.shard->heads_seen(news_of(stage.log, 0));
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("snapshot e1 0 1"));
}

TEST(HeadSeen, with_a_set_up_that_this_node_was_told_of_shows_it_once) {
  Stage stage;
  auto viewer = stage.settled();
  stage.change_setup();
  stage.shard->heads_seen(news_of(stage.log, 0));
  stage.settle();
  stage.shard->heads_seen(news_of(stage.log, 0));
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre("snapshot e1 0 1"));
}

TEST(TheStore, that_can_not_be_asked_marks_the_board_as_stale_until_it_can) {
  Stage stage;
  auto viewer = stage.settled();
  stage.shard->store_is_away(true);
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(R"({"type":"viewers","count":1,"stale":true})"));
  stage.shard->store_is_away(false);
  stage.settle();
  EXPECT_THAT(viewer->take_texts(), ElementsAre(R"({"type":"viewers","count":1})"));
}

}  // namespace
}  // namespace draftwire::realtime
