#include "base/fair_queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace draftwire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Queue = FairQueue<std::string>;

// The item that found no room.
std::optional<std::string> refused(Queue& queue, const std::string& sender, const std::string& item,
                                   bool is_limited = true) {
  auto gone = queue.push({sender, is_limited}, item);
  if (!gone) return std::nullopt;
  return gone->item;
}

std::vector<std::string> all_of(Queue& queue) {
  std::vector<std::string> items;
  while (auto item = queue.pop()) items.push_back(*item);
  return items;
}

TEST(FairQueue, gives_the_items_of_a_sender_in_their_order) {
  Queue queue({.all = 8, .of_sender = 8});
  for (const char* item : {"1", "2", "3"}) EXPECT_EQ(refused(queue, "a", item), std::nullopt);
  EXPECT_EQ(queue.size(), 3U);
  EXPECT_THAT(all_of(queue), ElementsAre("1", "2", "3"));
  EXPECT_TRUE(queue.is_empty());
}

TEST(FairQueue, delays_a_sender_by_one_item_of_another_however_many_wait) {
  Queue queue({.all = 1'000, .of_sender = 1'000});
  for (int i = 0; i < 400; ++i) ASSERT_EQ(refused(queue, "flood", "f" + std::to_string(i)), std::nullopt);
  ASSERT_EQ(refused(queue, "captain", "c0"), std::nullopt);
  ASSERT_EQ(refused(queue, "captain", "c1"), std::nullopt);
  std::vector<std::string> first;
  for (int i = 0; i < 5; ++i) first.push_back(queue.pop().value());
  EXPECT_THAT(first, ElementsAre("f0", "c0", "f1", "c1", "f2"));
}

TEST(FairQueue, lets_a_sender_that_comes_again_wait_behind_the_others) {
  Queue queue({.all = 8, .of_sender = 8});
  ASSERT_EQ(refused(queue, "a", "a1"), std::nullopt);
  ASSERT_EQ(refused(queue, "b", "b1"), std::nullopt);
  EXPECT_EQ(queue.pop(), "a1");
  ASSERT_EQ(refused(queue, "a", "a2"), std::nullopt);
  EXPECT_THAT(all_of(queue), ElementsAre("b1", "a2"));
}

TEST(FairQueue, refuses_a_limited_sender_beyond_its_share_and_says_so) {
  Queue queue({.all = 8, .of_sender = 2});
  ASSERT_EQ(refused(queue, "a", "1"), std::nullopt);
  ASSERT_EQ(refused(queue, "a", "2"), std::nullopt);
  const auto third = queue.push({"a", true}, "3");
  ASSERT_TRUE(third.has_value());
  EXPECT_EQ(third->item, "3");
  EXPECT_EQ(third->why, Queue::Refusal::too_many_of_sender);
  EXPECT_EQ(refused(queue, "here", "1", false), std::nullopt);
  EXPECT_EQ(refused(queue, "here", "2", false), std::nullopt);
  EXPECT_EQ(refused(queue, "here", "3", false), std::nullopt);
}

TEST(FairQueue, makes_room_for_a_newcomer_by_the_last_item_of_the_longest_line) {
  Queue queue({.all = 4, .of_sender = 4});
  for (const char* item : {"a1", "a2", "a3"}) ASSERT_EQ(refused(queue, "a", item), std::nullopt);
  ASSERT_EQ(refused(queue, "b", "b1"), std::nullopt);
  EXPECT_EQ(refused(queue, "c", "c1"), "a3");
  EXPECT_EQ(refused(queue, "a", "a4"), "a4");  // its own queue is the longest
  EXPECT_EQ(refused(queue, "b", "b2"), "b2");  // would only swap with a2
  EXPECT_EQ(refused(queue, "d", "d1"), "a2");
  const auto fifth = queue.push({"e", true}, "e1");
  ASSERT_TRUE(fifth.has_value());
  EXPECT_EQ(fifth->item, "e1");
  EXPECT_EQ(fifth->why, Queue::Refusal::full);
  EXPECT_EQ(queue.size(), 4U);
  EXPECT_THAT(all_of(queue), ElementsAre("a1", "b1", "c1", "d1"));
}

TEST(FairQueue, takes_out_what_is_asked_for_and_leaves_the_rest_in_order) {
  Queue queue({.all = 8, .of_sender = 8});
  for (const char* item : {"x1", "1", "x2", "2"}) ASSERT_EQ(refused(queue, "a", item), std::nullopt);
  ASSERT_EQ(refused(queue, "b", "x3"), std::nullopt);
  EXPECT_THAT(queue.take_if([](const std::string& item) { return item.starts_with('x'); }),
              ElementsAre("x1", "x2", "x3"));
  EXPECT_EQ(queue.size(), 2U);
  EXPECT_THAT(queue.take_if([](const std::string&) { return false; }), IsEmpty());
  ASSERT_EQ(refused(queue, "b", "b1"), std::nullopt);
  EXPECT_THAT(all_of(queue), ElementsAre("1", "b1", "2"));
}

TEST(FairQueue, keeps_what_can_only_be_moved) {
  FairQueue<std::unique_ptr<int>> queue({.all = 1, .of_sender = 1});
  EXPECT_FALSE(queue.push({"a", true}, std::make_unique<int>(1)).has_value());
  EXPECT_EQ(*queue.push({"b", true}, std::make_unique<int>(2))->item, 2);
  EXPECT_EQ(**queue.pop(), 1);
}

}  // namespace
}  // namespace draftwire
