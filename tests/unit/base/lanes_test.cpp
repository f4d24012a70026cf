#include "base/lanes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <condition_variable>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/background.hpp"
#include "base/idle_wait.hpp"
#include "base/mutex.hpp"

namespace draftwire {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Turn = Lanes::Turn;

const Sender kHere{"here", false};

// Holds threads until it is opened.
class Gate {
 public:
  ~Gate() { open(); }

  void pass() {
    auto state = state_.lock();
    ++state->waiting;
    changed_.notify_all();
    state.wait(changed_, [](const State& now) { return now.is_open; });
  }
  void wait_for(int threads) {
    auto state = state_.lock();
    state.wait(changed_, [&](const State& now) { return now.waiting >= threads; });
  }
  void open() {
    state_.lock()->is_open = true;
    changed_.notify_all();
  }

 private:
  struct State {
    int waiting = 0;
    bool is_open = false;
  };
  Mutex<State> state_;
  std::condition_variable changed_;
};

// What was told to jobs, in order.
class Told {
 public:
  Lanes::Job job(std::string name) {
    return [this, name = std::move(name)](Turn turn) {
      said_.lock()->push_back(name + (turn == Turn::now                  ? ""
                                      : turn == Turn::no_room            ? " no room"
                                      : turn == Turn::too_many_of_sender ? " too many"
                                      : turn == Turn::unwanted           ? " unwanted"
                                                                         : " stopped"));
      changed_.notify_all();
    };
  }
  std::vector<std::string> said() { return *said_.lock(); }
  void wait_for(std::size_t jobs) {
    said_.lock().wait(changed_, [&](const std::vector<std::string>& said) { return said.size() >= jobs; });
  }

 private:
  Mutex<std::vector<std::string>> said_;
  std::condition_variable changed_;
};

class LanesTest : public ::testing::Test {
 protected:
  // A thread of the lane is held until the gate opens.
  void hold(Lanes& lanes, Lane lane, int held = 1) {
    lanes.post(lane, kHere, [this](Turn) { gate.pass(); });
    gate.wait_for(held);
  }

  Metrics metrics;
  Told told;
  Gate gate;
};

TEST_F(LanesTest, serve_commands_first_then_joins_then_reads) {
  Lanes lanes({.workers = 1}, metrics);
  hold(lanes, Lane::read);
  lanes.post(Lane::read, kHere, told.job("read"));
  lanes.post(Lane::join, kHere, told.job("join"));
  lanes.post(Lane::command, kHere, told.job("pick"));
  lanes.post(Lane::command, kHere, told.job("undo"));
  EXPECT_THAT(metrics.text(), HasSubstr(R"(draftwire_lane_waiting{lane="command"} 2)"));
  gate.open();
  lanes.post(Lane::read, kHere, told.job("last"));
  told.wait_for(5);
  EXPECT_THAT(told.said(), ElementsAre("pick", "undo", "join", "read", "last"));
  EXPECT_THAT(metrics.text(), HasSubstr(R"(draftwire_lane_waiting{lane="command"} 0)"));
}

TEST_F(LanesTest, let_nothing_wait_for_ever_behind_commands) {
  Lanes lanes({.workers = 1}, metrics);
  hold(lanes, Lane::command);
  lanes.post(Lane::read, kHere, told.job("read"));
  for (int i = 0; i < 20; ++i) lanes.post(Lane::command, kHere, told.job("pick"));
  gate.open();
  told.wait_for(21);
  const auto said = told.said();
  EXPECT_LT(std::ranges::find(said, "read") - said.begin(), 8);
}

TEST_F(LanesTest, keep_a_worker_for_the_rest_when_commands_wait_for_the_store) {
  Lanes lanes({.workers = 3}, metrics);
  lanes.post(Lane::command, kHere, [this](Turn) { gate.pass(); });
  hold(lanes, Lane::command, 2);
  lanes.post(Lane::command, kHere, told.job("pick"));
  lanes.post(Lane::read, kHere, told.job("read"));
  told.wait_for(1);
  EXPECT_THAT(told.said(), ElementsAre("read"));
  gate.open();
  told.wait_for(2);
}

TEST_F(LanesTest, go_on_with_other_commands_while_one_waits_idly) {
  Lanes lanes({.workers = 2}, metrics);
  for (int i = 0; i < 20; ++i) {
    lanes.post(Lane::command, kHere, [this](Turn) {
      const IdleWait idle;
      gate.pass();
    });
  }
  gate.wait_for(20);
  gate.open();
}

TEST_F(LanesTest, keep_threads_for_the_rest_when_all_commands_wait_idly) {
  Lanes lanes({.workers = 2, .idle_commands = 3}, metrics);
  for (int i = 0; i < 10; ++i) {
    lanes.post(Lane::command, kHere, [this](Turn) {
      const IdleWait idle;
      gate.pass();
    });
  }
  gate.wait_for(4);
  EXPECT_THAT(metrics.text(), HasSubstr(R"(draftwire_lane_waiting{lane="command"} 6)"));
  lanes.post(Lane::read, kHere, told.job("read"));
  told.wait_for(1);
  gate.open();
}

TEST_F(LanesTest, begin_no_command_before_those_that_waited_are_done) {
  Gate idle_until;
  Lanes lanes({.workers = 2}, metrics);
  for (int i = 0; i < 3; ++i) {
    lanes.post(Lane::command, kHere, [&](Turn) {
      {
        const IdleWait idle;
        idle_until.pass();
      }
      gate.pass();
    });
  }
  idle_until.wait_for(3);
  idle_until.open();
  gate.wait_for(3);
  lanes.post(Lane::command, kHere, told.job("pick"));
  lanes.post(Lane::read, kHere, told.job("read"));
  told.wait_for(1);
  EXPECT_THAT(told.said(), ElementsAre("read"));
  gate.open();
  told.wait_for(2);
}

TEST_F(LanesTest, do_all_of_many_commands_that_wait_idly_and_go_on_at_any_moment) {
  constexpr int kCommands = 20'000;
  std::atomic<int> done = 0;
  {
    Lanes lanes({.workers = 4, .waiting_for_workers = {.all = kCommands, .of_sender = kCommands}}, metrics);
    for (int i = 0; i < kCommands; ++i) {
      lanes.post(Lane::command, kHere, [&](Turn turn) {
        {
          const IdleWait idle;
        }
        done += turn == Turn::now ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(done, kCommands);
}

TEST_F(LanesTest, of_dear_work_never_hold_up_another_lane) {
  Lanes lanes({.workers = 1, .dear = 1, .hashing = 1, .outgoing = 1}, metrics);
  int held = 0;
  for (const Lane lane : {Lane::dear, Lane::hashing, Lane::outgoing}) {
    hold(lanes, lane, ++held);
    lanes.post(lane, kHere, told.job("waits"));
  }
  for (const Lane lane : {Lane::command, Lane::join, Lane::read}) lanes.post(lane, kHere, told.job("goes"));
  told.wait_for(3);
  EXPECT_THAT(told.said(), ElementsAre("goes", "goes", "goes"));
  gate.open();
}

TEST_F(LanesTest, let_senders_take_turns) {
  Lanes lanes({.hashing = 1}, metrics);
  hold(lanes, Lane::hashing);
  for (int i = 0; i < 100; ++i) lanes.post(Lane::hashing, kHere, told.job("flood"));
  lanes.post(Lane::hashing, {"192.0.2.1", true}, told.job("captain"));
  gate.open();
  told.wait_for(101);
  const auto said = told.said();
  EXPECT_LE(std::ranges::find(said, "captain") - said.begin(), 1);
}

TEST_F(LanesTest, tell_at_once_what_finds_no_room) {
  Lanes lanes({.dear = 1, .waiting_dear = {.all = 4, .of_sender = 2}}, metrics);
  hold(lanes, Lane::dear);
  const Sender away{"192.0.2.1", true};
  for (const char* name : {"1", "2", "3"}) lanes.post(Lane::dear, away, told.job(name));
  EXPECT_THAT(told.said(), ElementsAre("3 too many"));
  for (const char* name : {"4", "5", "6"}) lanes.post(Lane::dear, kHere, told.job(name));
  EXPECT_THAT(told.said(), ElementsAre("3 too many", "6 no room"));
  lanes.post(Lane::dear, {"192.0.2.2", true}, told.job("7"));
  EXPECT_EQ(told.said().size(), 3U);  // the last of one of the longer lines made room
  EXPECT_THAT(told.said().back(), HasSubstr("no room"));
  EXPECT_NE(told.said().back(), "7 no room");
  EXPECT_THAT(metrics.text(), HasSubstr(R"(draftwire_lane_refused_total{lane="dear"} 3)"));
  EXPECT_THAT(metrics.text(), HasSubstr(R"(draftwire_lane_waiting{lane="dear"} 4)"));
  gate.open();
}

TEST_F(LanesTest, do_not_do_what_is_wanted_no_more) {
  Lanes lanes({.dear = 1}, metrics);
  std::atomic<bool> is_wanted = true;
  hold(lanes, Lane::dear);
  lanes.post(Lane::dear, kHere, told.job("gone"), [&] { return is_wanted.load(); });
  lanes.post(Lane::dear, kHere, told.job("here"), [] { return true; });
  is_wanted = false;
  gate.open();
  told.wait_for(2);
  EXPECT_THAT(told.said(), ElementsAre("gone unwanted", "here"));
  EXPECT_THAT(metrics.text(), HasSubstr(R"(draftwire_lane_dropped_total{lane="dear"} 1)"));
}

TEST_F(LanesTest, give_the_places_of_what_is_wanted_no_more_to_others) {
  Lanes lanes({.dear = 1, .waiting_dear = {.all = 3, .of_sender = 3}}, metrics);
  hold(lanes, Lane::dear);
  for (const char* name : {"1", "2", "3"}) lanes.post(Lane::dear, kHere, told.job(name), [] { return false; });
  EXPECT_TRUE(told.said().empty());
  lanes.post(Lane::dear, kHere, told.job("4"));
  EXPECT_THAT(told.said(), ElementsAre("1 unwanted", "2 unwanted", "3 unwanted"));
  gate.open();
}

TEST_F(LanesTest, do_the_commands_before_they_stop_and_let_the_rest_go) {
  std::atomic<int> done = 0;
  Lanes lanes({.workers = 2}, metrics);
  hold(lanes, Lane::command);
  hold(lanes, Lane::hashing, 2);
  for (int i = 0; i < 500; ++i) {
    lanes.post(Lane::command, kHere, [&](Turn turn) { done += turn == Turn::now ? 1 : 0; });
  }
  lanes.post(Lane::hashing, kHere, told.job("sign in"));
  std::thread stopping([&] { lanes.stop(); });
  told.wait_for(1);
  gate.open();
  stopping.join();
  EXPECT_EQ(done, 500);
  lanes.post(Lane::read, kHere, told.job("late"));
  EXPECT_THAT(told.said(), ElementsAre("sign in stopped", "late stopped"));
}

TEST_F(LanesTest, go_on_after_a_job_that_throws) {
  Lanes lanes({.workers = 1}, metrics);
  lanes.post(Lane::command, kHere, [](Turn) { throw std::runtime_error("on purpose"); });
  lanes.post(Lane::command, kHere, [](Turn) { throw 1; });
  lanes.post(Lane::command, kHere, told.job("next"));
  lanes.stop();
  EXPECT_THAT(told.said(), ElementsAre("next"));
}

TEST_F(LanesTest, run_as_many_at_once_as_they_have_threads) {
  Lanes lanes({.workers = 4, .outgoing = 3}, metrics);
  for (int i = 0; i < 4; ++i) lanes.post(Lane::read, kHere, [this](Turn) { gate.pass(); });
  for (int i = 0; i < 3; ++i) lanes.post(Lane::outgoing, kHere, [this](Turn) { gate.pass(); });
  gate.wait_for(7);
  gate.open();
}

int niceness() {
  return ::getpriority(PRIO_PROCESS, 0);
}

TEST_F(LanesTest, of_dear_work_step_back_from_the_others) {
  const int usual = niceness();
  std::atomic<int> of_worker = -100;
  std::atomic<int> of_dear = -100;
  Lanes lanes({}, metrics);
  lanes.post(Lane::command, kHere, [&](Turn) {
    of_worker = niceness();
    of_worker.notify_all();
  });
  lanes.post(Lane::dear, kHere, [&](Turn) {
    of_dear = niceness();
    of_dear.notify_all();
  });
  of_worker.wait(-100);
  of_dear.wait(-100);
  EXPECT_EQ(of_worker, usual);
  EXPECT_EQ(of_dear, std::max(usual, 10));
}

TEST(Background, work_steps_back_and_its_caller_does_not) {
  const int usual = niceness();
  EXPECT_EQ(in_the_background([] { return niceness(); }), std::max(usual, 10));
  EXPECT_EQ(niceness(), usual);
  EXPECT_THROW(in_the_background([]() -> int { throw std::runtime_error("on purpose"); }), std::runtime_error);
}

}  // namespace
}  // namespace draftwire
