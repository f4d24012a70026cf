#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "unit/net/house.hpp"

// Requests that wait in a lane, and clients that go before their turn comes.
namespace draftwire::net {
namespace {

using testing::Client;
using ::testing::HasSubstr;
using testing::House;
using ::testing::StartsWith;

std::string get(std::string_view target, std::string_view headers = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: own.example\r\n" + std::string(headers) + "\r\n";
}

// A house whose only thread for dear reads is held, and that names clients by X-Forwarded-For.
class HangUp : public ::testing::Test {
 protected:
  HangUp() {
    house = std::make_unique<House>(plan());
    holder = std::make_unique<Client>(house->port());
    holder->send(get("/held?dear"));
    house->handler.held.wait(0);
  }

  static House::Plan plan() {
    House::Plan plan;
    plan.server.reactors = 1;
    plan.lanes.waiting_dear = {.all = 8, .of_sender = 2};
    plan.server.limited_address = [](std::string_view, std::string_view forwarded_for) {
      return forwarded_for.empty() ? std::nullopt : std::optional(std::string(forwarded_for));
    };
    return plan;
  }

  // Until the one reactor has seen what was sent before.
  void settle() {
    Client other(house->port());
    EXPECT_EQ(other.ask("GET /now").status, 200);
  }
  void wait_until(std::string_view metric) {
    while (house->metrics.text().find(metric) == std::string::npos) std::this_thread::yield();
  }
  void release() {
    house->handler.release();
    EXPECT_EQ(holder->answer().status, 200);
  }

  std::unique_ptr<House> house;
  std::unique_ptr<Client> holder;
};

constexpr std::string_view kOneDropped = R"(draftwire_lane_dropped_total{lane="dear"} 1)";
constexpr std::string_view kNoneDropped = R"(draftwire_lane_dropped_total{lane="dear"} 0)";
constexpr std::string_view kOneWaits = R"(draftwire_lane_waiting{lane="dear"} 1)";

TEST_F(HangUp, drops_a_dear_read_whose_client_has_closed_its_line) {
  {
    Client client(house->port());
    client.send(get("/x?dear"));
    wait_until(kOneWaits);
  }
  settle();
  release();
  wait_until(kOneDropped);
  EXPECT_EQ(house->handler.handled, 0);
}

TEST_F(HangUp, drops_a_dear_read_whose_client_has_reset_its_line) {
  Client client(house->port());
  client.send(get("/x?dear"));
  wait_until(kOneWaits);
  client.vanish();
  settle();
  release();
  wait_until(kOneDropped);
  EXPECT_EQ(house->handler.handled, 0);
}

TEST_F(HangUp, answers_a_client_that_only_has_nothing_more_to_say) {
  Client client(house->port());
  client.send(get("/x?dear"));
  wait_until(kOneWaits);
  client.end_sending();
  settle();
  release();
  const auto answer = client.answer();
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.head, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(answer.body, "/x");
  EXPECT_TRUE(client.is_ended());
  EXPECT_THAT(house->metrics.text(), HasSubstr(kNoneDropped));
}

TEST_F(HangUp, answers_all_that_was_asked_before_a_client_ended_its_side) {
  Client client(house->port());
  client.send(get("/x?dear") + get("/y?dear"));
  wait_until(kOneWaits);
  client.send(get("/z"));
  client.end_sending();
  settle();
  release();
  for (const char* path : {"/x", "/y", "/z"}) EXPECT_EQ(client.answer().body, path);
  EXPECT_TRUE(client.is_ended());
}

TEST_F(HangUp, goes_on_with_a_connection_whose_next_request_came_early) {
  Client client(house->port());
  client.send(get("/x?dear"));
  wait_until(kOneWaits);
  client.send(get("/y"));
  settle();
  release();
  EXPECT_EQ(client.answer().body, "/x");
  EXPECT_EQ(client.answer().body, "/y");
  EXPECT_EQ(client.ask("GET /now").status, 200);
}

TEST_F(HangUp, opens_a_channel_on_a_line_whose_handshake_came_early) {
  Client client(house->port());
  client.send(get("/x?dear") + testing::handshake("/ws/draft/7/"));
  wait_until(kOneWaits);
  release();
  EXPECT_EQ(client.answer().body, "/x");
  EXPECT_EQ(client.answer(false).status, 101);
  EXPECT_THAT(client.text_of_type("initial_events"), HasSubstr("initial_events"));
  house->commit();
  EXPECT_THAT(client.text_of_type("draft_events"), HasSubstr("draft_started"));
}

TEST_F(HangUp, still_gives_a_command_whose_captain_is_gone) {
  House::Plan one_worker;
  one_worker.lanes.workers = 1;
  House other(one_worker);
  Client holding(other.port());
  holding.send("POST /held HTTP/1.1\r\nHost: own.example\r\n\r\n");
  other.handler.held.wait(0);
  Client captain(other.port());
  captain.send("POST /pick HTTP/1.1\r\nHost: own.example\r\n\r\n");
  while (other.metrics.text().find(R"(draftwire_lane_waiting{lane="command"} 1)") == std::string::npos) {
    std::this_thread::yield();
  }
  captain.vanish();
  other.handler.release();
  other.handler.handled.wait(0);
}

TEST_F(HangUp, tells_an_address_that_it_has_its_share_of_a_lane) {
  const std::string_view one = "X-Forwarded-For: 192.0.2.1\r\n";
  std::vector<Client> clients;
  for (int i = 0; i < 2; ++i) {
    clients.emplace_back(house->port());
    clients.back().send(get("/x?dear", one));
  }
  settle();
  Client third(house->port());
  const auto refused = third.ask("GET /x?dear", one);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  Client elsewhere(house->port());
  elsewhere.send(get("/x?dear", "X-Forwarded-For: 192.0.2.2\r\n"));
  settle();
  EXPECT_EQ(third.ask("GET /x", one).status, 200);  // of that lane alone
  release();
  for (Client& client : clients) EXPECT_EQ(client.answer().status, 200);
  EXPECT_EQ(elsewhere.answer().status, 200);
}

TEST_F(HangUp, lets_addresses_take_turns_and_refuses_what_does_not_fit) {
  std::vector<Client> flood;
  for (int i = 0; i < 8; ++i) {
    flood.emplace_back(house->port());
    flood.back().send(get("/x?dear"));
  }
  settle();
  Client captain(house->port());
  captain.send(get("/captain?dear", "X-Forwarded-For: 192.0.2.2\r\n"));
  // The last one of the flood makes room.
  const auto refused = flood.back().answer();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  release();
  EXPECT_EQ(captain.answer().body, "/captain");
  EXPECT_LE(house->handler.handled, 8);
}

}  // namespace
}  // namespace draftwire::net
