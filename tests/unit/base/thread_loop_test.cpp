#include "base/thread_loop.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <new>
#include <stdexcept>
#include <vector>

namespace draftwire {
namespace {

using std::chrono::steady_clock;

TEST(ThreadLoop, goes_on_whatever_a_turn_throws) {
  int turns = 0;
  std::latch fifth_turn(1);
  ThreadLoop loop(
      "the test's loop",
      [&] {
        switch (++turns) {
          case 1:
            throw std::bad_alloc();
          case 2:
            throw 42;
          case 3:
            throw std::runtime_error("no");
          case 4:
            throw "text";
          default:
            if (turns == 5) fifth_turn.count_down();
        }
      },
      [] {});

  fifth_turn.wait();
}

TEST(ThreadLoop, waits_longer_and_longer_while_its_turns_fail) {
  std::vector<steady_clock::time_point> begun;
  std::latch fifth_turn(1);
  ThreadLoop loop(
      "the test's loop",
      [&] {
        begun.push_back(steady_clock::now());
        if (begun.size() == 5) fifth_turn.count_down();
        throw std::runtime_error("no");
      },
      [] {});
  fifth_turn.wait();
  loop.stop();

  for (std::size_t turn = 1; turn < 5; ++turn) {
    EXPECT_GE(begun[turn] - begun[turn - 1], ThreadLoop::kFirstPause * (1U << (turn - 1)));
  }
}

TEST(ThreadLoop, stops_in_the_middle_of_a_pause) {
  std::latch has_failed(1);
  int turns = 0;
  ThreadLoop loop(
      "the test's loop",
      [&] {
        if (++turns == 5) has_failed.count_down();
        throw std::runtime_error("no");
      },
      [] {});
  has_failed.wait();

  const auto asked = steady_clock::now();
  loop.stop();

  EXPECT_LT(steady_clock::now() - asked, ThreadLoop::kFirstPause * 8);
}

TEST(ThreadLoop, wakes_a_turn_that_waits_and_takes_one_more_for_what_is_left) {
  std::latch has_begun(1);
  std::latch is_awake(1);
  int turns = 0;
  ThreadLoop loop(
      "the test's loop",
      [&] {
        if (++turns == 1) has_begun.count_down();
        is_awake.wait();
      },
      [&] { is_awake.count_down(); });
  has_begun.wait();

  loop.stop();
  loop.stop();

  EXPECT_EQ(turns, 2);
}

}  // namespace
}  // namespace draftwire
