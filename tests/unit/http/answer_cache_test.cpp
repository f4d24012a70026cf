#include "http/answer_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <stdexcept>
#include <thread>
#include <vector>

namespace draftwire::http {
namespace {

class AnswerCacheTest : public ::testing::Test {
 protected:
  // Counts how often it makes.
  AnswerCache::Make making(const std::string& body, const std::string& name = "a") {
    return [this, name, body]() -> std::expected<AnswerCache::Made, wire::Problem> {
      ++made;
      return AnswerCache::Made{name, body};
    };
  }

  Metrics metrics;
  AnswerCache cache{1U << 20U, metrics};
  std::atomic<int> made = 0;
};

TEST_F(AnswerCacheTest, makes_an_answer_once) {
  EXPECT_EQ(**cache.get("a", making("first")), "first");
  EXPECT_EQ(**cache.get("a", making("second")), "first");
  EXPECT_EQ(made, 1);
  EXPECT_NE(metrics.text().find("draftwire_dear_answers_total{from=\"kept\"} 1"), std::string::npos);
  EXPECT_NE(metrics.text().find("draftwire_dear_answers_total{from=\"made\"} 1"), std::string::npos);
}

TEST_F(AnswerCacheTest, keeps_an_answer_under_what_it_depends_on_and_not_what_was_asked_for) {
  EXPECT_EQ(**cache.get("old", making("new body", "new")), "new body");
  EXPECT_EQ(**cache.get("new", making("another")), "new body");
  EXPECT_EQ(**cache.get("old", making("old body", "old")), "old body");
}

TEST_F(AnswerCacheTest, keeps_no_problem) {
  const auto problem = [&]() -> std::expected<AnswerCache::Made, wire::Problem> {
    ++made;
    return std::unexpected(wire::Problem{wire::ProblemCode::not_found, "gone"});
  };
  EXPECT_EQ(cache.get("a", problem).error().code, wire::ProblemCode::not_found);
  EXPECT_EQ(**cache.get("a", making("there")), "there");
  EXPECT_EQ(made, 2);
}

TEST_F(AnswerCacheTest, tells_of_an_exception_and_tries_again) {
  EXPECT_THROW(
      static_cast<void>(cache.get(
          "a", []() -> std::expected<AnswerCache::Made, wire::Problem> { throw std::runtime_error("no store"); })),
      std::runtime_error);
  EXPECT_EQ(**cache.get("a", making("there")), "there");
}

TEST_F(AnswerCacheTest, makes_one_for_all_who_ask_at_once) {
  constexpr int kAsking = 8;
  std::atomic<int> asking = 0;
  const auto slowly = [&]() -> std::expected<AnswerCache::Made, wire::Problem> {
    ++made;
    asking.wait(0);
    return AnswerCache::Made{"a", "one for all"};
  };
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  std::atomic<int> begun = 0;
  for (int i = 0; i < kAsking; ++i) {
    threads.emplace_back([&] {
      ++begun;
      if (**cache.get("a", slowly) == "one for all") ++right;
    });
  }
  while (begun < kAsking || made == 0) std::this_thread::yield();
  asking = 1;
  asking.notify_all();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, kAsking);
  EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace draftwire::http
