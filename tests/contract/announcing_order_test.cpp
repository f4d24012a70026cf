#include "storage/postgres/announcing_order.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>
#include <vector>

namespace draftwire::testing {
namespace {

using storage::AnnouncingOrder;

constexpr domain::TournamentId kCup{1};
constexpr domain::TournamentId kLeague{2};

TEST(AnnouncingOrderTest, who_came_later_waits_for_who_came_first) {
  AnnouncingOrder order;
  AnnouncingOrder::Turns first(order);
  AnnouncingOrder::Turns second(order);
  first.take(kCup);
  second.take(kCup);
  std::vector<int> announced;
  std::jthread later([&] {
    second.wait_for_turn();
    announced.push_back(2);
  });

  first.wait_for_turn();
  announced.push_back(1);
  first.give_up();
  later.join();

  EXPECT_EQ(announced, (std::vector<int>{1, 2}));
}

TEST(AnnouncingOrderTest, a_writer_does_not_wait_for_another_tournament) {
  AnnouncingOrder order;
  AnnouncingOrder::Turns slow(order);
  AnnouncingOrder::Turns quick(order);
  slow.take(kCup);
  quick.take(kLeague);

  quick.wait_for_turn();
}

TEST(AnnouncingOrderTest, who_has_locked_two_tournaments_waits_in_both) {
  AnnouncingOrder order;
  AnnouncingOrder::Turns in_cup(order);
  AnnouncingOrder::Turns in_league(order);
  AnnouncingOrder::Turns in_both(order);
  in_cup.take(kCup);
  in_league.take(kLeague);
  in_both.take(kCup);
  in_both.take(kLeague);
  const auto announced = std::async(std::launch::async, [&] { in_both.wait_for_turn(); });

  in_cup.give_up();
  EXPECT_EQ(announced.wait_for(std::chrono::milliseconds(20)), std::future_status::timeout);
  in_league.give_up();

  announced.wait();
}

TEST(AnnouncingOrderTest, who_gives_up_is_waited_for_no_longer) {
  AnnouncingOrder order;
  AnnouncingOrder::Turns next(order);
  {
    AnnouncingOrder::Turns failed(order);
    failed.take(kCup);
    next.take(kCup);
  }

  next.wait_for_turn();
}

}  // namespace
}  // namespace draftwire::testing
