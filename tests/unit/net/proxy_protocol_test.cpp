// The PROXY protocol on real connections.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "unit/net/house.hpp"

namespace draftwire::net {
namespace {

using namespace std::chrono_literals;
using testing::Client;
using ::testing::HasSubstr;
using testing::House;

const std::string kHeader = "PROXY TCP4 192.0.2.7 192.0.2.1 56324 443\r\n";
const std::string kRequest =
    "POST /echo HTTP/1.1\r\nHost: own.example\r\nX-Request-Id: r1\r\nContent-Length: 2\r\n\r\nhi";

House::Plan plan(bool are_trusted = true) {
  House::Plan plan;
  plan.server.sends_proxy_header = [are_trusted](std::string_view) { return are_trusted; };
  return plan;
}

TEST(ProxyProtocol, says_from_whom_every_request_of_the_connection_is) {
  House house(plan());
  Client client(house.port());
  client.send(kHeader + kRequest + kRequest);
  EXPECT_EQ(client.answer().body, "POST 192.0.2.7 r1 hi");
  EXPECT_EQ(client.answer().body, "POST 192.0.2.7 r1 hi");
}

TEST(ProxyProtocol, is_read_byte_by_byte) {
  House house(plan());
  Client client(house.port());
  client.send_byte_by_byte(kHeader + kRequest);
  EXPECT_EQ(client.answer().body, "POST 192.0.2.7 r1 hi");
}

TEST(ProxyProtocol, leaves_the_address_as_it_is_where_the_proxy_speaks_for_itself) {
  House house(plan());
  Client client(house.port());
  client.send("PROXY UNKNOWN\r\n" + kRequest);
  EXPECT_EQ(client.answer().body, "POST 127.0.0.1 r1 hi");
}

TEST(ProxyProtocol, carries_a_channel) {
  House house(plan());
  Client viewer(house.port());
  viewer.send(kHeader);
  viewer.watch("/ws/draft/7/");
  EXPECT_THAT(viewer.text_of_type("initial_events"), HasSubstr("\"seq\":0"));
}

TEST(ProxyProtocol, that_is_missing_or_malformed_ends_the_connection_without_an_answer) {
  House house(plan());
  for (const std::string& bytes : {kRequest, "PROXY TCP4 nonsense\r\n" + kRequest, std::string("\x16\x03\x01")}) {
    Client client(house.port());
    client.send(bytes);
    EXPECT_THROW(static_cast<void>(client.answer()), std::runtime_error);
  }
  Client good(house.port());
  good.send(kHeader + kRequest);
  EXPECT_EQ(good.answer().status, 200);
}

TEST(ProxyProtocol, has_to_come_in_time) {
  House::Plan hasty = plan();
  hasty.server.head_timeout = 300ms;
  House house(hasty);
  Client client(house.port());
  client.send("PROXY TCP4 192.0.2.7 ");
  EXPECT_TRUE(client.is_ended());
}

TEST(ProxyProtocol, is_believed_of_trusted_proxies_and_nobody_else_may_connect) {
  House house(plan(false));
  Client client(house.port());
  client.send(kHeader + kRequest);
  EXPECT_THROW(static_cast<void>(client.answer()), std::runtime_error);
}

TEST(ProxyProtocol, counts_connections_by_the_address_that_it_names) {
  House::Plan narrow = plan();
  narrow.server.max_connections_per_address = 1;
  narrow.server.limited_address = [](std::string_view peer, std::string_view) -> std::optional<std::string> {
    return peer == "127.0.0.1" ? std::nullopt : std::optional(std::string(peer));
  };
  House house(narrow);
  const auto ask = [&](Client& client, const std::string& header) {
    client.send(header + "GET /x HTTP/1.1\r\nHost: own.example\r\n\r\n");
    return client.answer().status;
  };
  Client first(house.port());
  EXPECT_EQ(ask(first, kHeader), 200);
  Client second(house.port());
  EXPECT_EQ(ask(second, kHeader), 429);
  Client other(house.port());
  EXPECT_EQ(ask(other, "PROXY TCP4 192.0.2.8 192.0.2.1 1 2\r\n"), 200);
}

TEST(ProxyProtocol, that_nobody_asked_for_is_no_request) {
  House house;
  Client client(house.port());
  client.send(kHeader + kRequest);
  EXPECT_EQ(client.answer().status, 400);
}

}  // namespace
}  // namespace draftwire::net
