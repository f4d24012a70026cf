#include <gtest/gtest.h>

#include "net/deadlines.hpp"
#include "net/descriptor_limit.hpp"
#include "net/request_ids.hpp"
#include "net/shared.hpp"

namespace draftwire::net {
namespace {

using namespace std::chrono_literals;

struct Waiting final : Deadlined {
  explicit Waiting(Deadlines& its_deadlines) : deadlines(its_deadlines) {}
  ~Waiting() override { deadlines.remove(*this); }
  void on_deadline() override {
    ++called;
    if (again) deadlines.put(*this, again->second);
    if (victim != nullptr) deadlines.remove(*victim);
  }
  void on_drain() override { deadlines.remove(*this); }

  Deadlines& deadlines;
  int called = 0;
  std::optional<std::pair<int, TimePoint>> again;
  Waiting* victim = nullptr;
};

TEST(Deadlines, call_each_whose_time_has_come_once) {
  Deadlines deadlines;
  const TimePoint start{1h};
  Waiting early(deadlines);
  Waiting late(deadlines);
  deadlines.put(early, start + 1s);
  deadlines.put(late, start + 5s);
  deadlines.check(start);
  EXPECT_EQ(early.called, 0);
  deadlines.check(start + 2s);
  deadlines.check(start + 3s);
  EXPECT_EQ(early.called, 1);
  EXPECT_EQ(late.called, 0);
}

TEST(Deadlines, move_with_every_put) {
  Deadlines deadlines;
  const TimePoint start{1h};
  Waiting who(deadlines);
  deadlines.put(who, start + 1s);
  deadlines.put(who, start + 9s);
  deadlines.check(start + 5s);
  EXPECT_EQ(who.called, 0);
  deadlines.remove(who);
  deadlines.check(start + 10s);
  EXPECT_EQ(who.called, 0);
}

TEST(Deadlines, stand_what_the_called_do_to_one_another) {
  Deadlines deadlines;
  const TimePoint start{1h};
  std::vector<std::unique_ptr<Waiting>> all;
  for (int i = 0; i < 20; ++i) {
    all.push_back(std::make_unique<Waiting>(deadlines));
    deadlines.put(*all.back(), start + 1s);
  }
  for (std::size_t i = 0; i + 7 < all.size(); ++i) all[i]->victim = all[i + 7].get();
  all[3]->again = std::pair(0, start + 1h);
  deadlines.check(start + 2s);
  deadlines.drain();
  for (const auto& who : all) EXPECT_LE(who->called, 1);
}

TEST(Capacity, keeps_descriptors_for_the_database_and_for_requests) {
  const Capacity usual = capacity_of(20'000);
  EXPECT_LT(usual.connections, 20'000U);
  EXPECT_LT(usual.viewers, usual.connections);
  EXPECT_GT(usual.viewers, 19'000U);
  const Capacity small = capacity_of(64);
  EXPECT_GT(small.viewers, 0U);
  EXPECT_LT(small.connections, 64U);
}

TEST(Places, are_as_many_as_they_are_and_come_back) {
  Places places(2);
  auto one = places.take();
  {
    auto two = places.take();
    EXPECT_TRUE(two);
    EXPECT_FALSE(places.take());
    auto moved = std::move(two);
    EXPECT_FALSE(places.take());
  }
  EXPECT_TRUE(places.take());
  EXPECT_EQ(places.taken(), 1U);
}

TEST(AddressPlaces, are_so_many_for_each_address_and_come_back) {
  AddressPlaces places(2);
  auto one = places.take("192.0.2.1");
  {
    auto two = places.take("192.0.2.1");
    EXPECT_TRUE(two);
    EXPECT_FALSE(places.take("192.0.2.1"));
    EXPECT_TRUE(places.take("192.0.2.2"));
    auto moved = std::move(two);
    EXPECT_FALSE(places.take("192.0.2.1"));
  }
  EXPECT_TRUE(places.take("192.0.2.1"));
}

TEST(AddressPlaces, remember_nobody_who_has_none) {
  AddressPlaces places(2);
  {
    const auto one = places.take("192.0.2.1");
    const auto two = places.take("192.0.2.1");
    EXPECT_EQ(places.addresses(), 1U);
  }
  EXPECT_EQ(places.addresses(), 0U);
}

TEST(MemoryBudget, is_what_all_connections_hold_beside_a_little_each) {
  MemoryBudget budget(10'000);
  MemoryBudget::Share large(budget);
  MemoryBudget::Share small(budget);
  EXPECT_TRUE(large.may_hold(MemoryBudget::kFree + 9'000));
  EXPECT_TRUE(small.may_hold(MemoryBudget::kFree));
  EXPECT_FALSE(small.may_hold(MemoryBudget::kFree + 1'001));
  EXPECT_TRUE(small.may_hold(MemoryBudget::kFree + 1'000));
  EXPECT_EQ(budget.held(), 10'000U);
}

TEST(MemoryBudget, gets_back_what_is_given_up) {
  MemoryBudget budget(10'000);
  {
    MemoryBudget::Share share(budget);
    share.hold(50'000);  // an answer is there, whatever the budget
    EXPECT_EQ(budget.held(), 50'000 - MemoryBudget::kFree);
    EXPECT_TRUE(share.may_hold(40'000));  // less than before
    share.hold(0);
    EXPECT_EQ(budget.held(), 0U);
    EXPECT_TRUE(share.may_hold(9'000));
  }
  EXPECT_EQ(budget.held(), 0U);
}

TEST(RequestIds, keep_what_is_harmless_and_replace_the_rest) {
  RequestIds ids;
  EXPECT_EQ(ids.accept_or_make("client-42"), "client-42");
  for (const std::string& given :
       {std::string(), std::string("a b"), std::string("a\nb"), std::string("<x>"), std::string(200, 'a')}) {
    const std::string made = ids.accept_or_make(given);
    EXPECT_NE(made, given);
    EXPECT_FALSE(made.empty());
  }
  EXPECT_NE(ids.accept_or_make(""), ids.accept_or_make(""));
}

}  // namespace
}  // namespace draftwire::net
