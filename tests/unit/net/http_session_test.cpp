#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "unit/net/allocated_bytes.hpp"
#include "unit/net/house.hpp"

namespace draftwire::net {
namespace {

using namespace std::chrono_literals;
using testing::allocated_bytes;
using ::testing::AllOf;
using testing::Client;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using testing::House;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kGet = "GET /x HTTP/1.1\r\nHost: own.example\r\n\r\n";

TEST(Http, answers_one_request_after_the_other_on_a_connection) {
  House house;
  Client client(house.port());
  for (const std::string path : {"/one", "/two", "/now"}) {
    const auto answer = client.ask("GET " + path);
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.body, EndsWith(path));
    EXPECT_EQ(answer.header("Connection"), "keep-alive");
  }
}

TEST(Http, hands_over_the_whole_request_and_who_asks) {
  House house;
  Client client(house.port());
  EXPECT_EQ(client.ask("POST /echo", "X-Request-Id: mine-1\r\n", "the body").body, "POST 127.0.0.1 mine-1 the body");
}

TEST(Http, names_every_request_and_keeps_a_sane_name) {
  House house;
  Client client(house.port());
  EXPECT_EQ(client.ask("GET /x", "X-Request-Id: mine-1\r\n").header("X-Request-Id"), "mine-1");
  const auto made = client.ask("GET /x", "X-Request-Id: not sane\r\n").header("X-Request-Id");
  EXPECT_NE(made, "not sane");
  EXPECT_NE(made, "");
}

TEST(Http, answers_requests_that_come_together_in_their_order) {
  House house;
  Client client(house.port());
  std::string requests;
  for (int i = 0; i < 20; ++i) {
    requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: own.example\r\n\r\n";
    requests += "POST /echo HTTP/1.1\r\nHost: own.example\r\nContent-Length: 2\r\n\r\n" + std::to_string(10 + i);
  }
  client.send(requests);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(client.answer().body, "/" + std::to_string(i));
    EXPECT_THAT(client.answer().body, EndsWith(" " + std::to_string(10 + i)));
  }
}

TEST(Http, reads_a_request_that_comes_byte_by_byte) {
  House house;
  Client client(house.port());
  client.send_byte_by_byte("\r\nPOST /echo HTTP/1.1\r\nHost: own.example\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_THAT(client.answer().body, EndsWith(" hello"));
}

TEST(Http, reads_a_body_in_chunks) {
  House house;
  Client client(house.port());
  client.send("POST /echo HTTP/1.1\r\nHost: own.example\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.send("4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n");
  EXPECT_THAT(client.answer().body, EndsWith(" Wikipedia"));
  EXPECT_EQ(client.ask("GET /after").body, "/after");
}

TEST(Http, leaves_the_body_away_for_head_but_not_its_length) {
  House house;
  Client client(house.port());
  EXPECT_EQ(client.ask("HEAD /big?1000").header("Content-Length"), "1000");
  EXPECT_EQ(client.ask("GET /after").body, "/after");
}

TEST(Http, sends_a_large_answer_to_a_slow_reader_whole) {
  House house;
  Client client(house.port(), 4096);
  EXPECT_EQ(client.ask("GET /big?3000000").body.size(), 3'000'000U);
  EXPECT_EQ(client.ask("GET /after").body, "/after");
}

TEST(Http, closes_after_the_answer_when_it_is_asked_to) {
  House house;
  Client client(house.port());
  const auto answer = client.ask("GET /x", "Connection: close\r\n");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(client.is_ended());
}

TEST(Http, closes_after_an_answer_to_http_1_0) {
  House house;
  Client client(house.port());
  client.send("GET /x HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.answer().status, 200);
  EXPECT_TRUE(client.is_ended());
}

TEST(Http, tells_a_client_that_asks_to_go_on_with_the_body) {
  House house;
  Client client(house.port());
  client.send("POST /echo HTTP/1.1\r\nHost: own.example\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.answer(false).status, 100);
  client.send("hello");
  EXPECT_THAT(client.answer().body, EndsWith(" hello"));
}

struct BadRequest {
  std::string what;
  std::string bytes;
  int status;
};

void PrintTo(const BadRequest& it, std::ostream* out) {
  *out << it.what;
}

class BadRequests : public ::testing::TestWithParam<BadRequest> {};

TEST_P(BadRequests, get_their_status_and_the_end_of_the_line) {
  House house;
  Client client(house.port());
  client.send(GetParam().bytes);
  const auto answer = client.answer();
  EXPECT_EQ(answer.status, GetParam().status);
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(client.is_ended());
}

std::string post(const std::string& headers, const std::string& body = "") {
  return "POST /x HTTP/1.1\r\nHost: own.example\r\n" + headers + "\r\n" + body;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadRequests,
    ::testing::Values(BadRequest{"nonsense", "nonsense\r\n\r\n", 400},
                      BadRequest{"binary", std::string("\x16\x03\x01\x02\x00\x01", 6) + "\r\n\r\n", 400},
                      BadRequest{"another protocol", "GET / HTTP/2.0\r\nHost: own.example\r\n\r\n", 505},
                      BadRequest{"no host", "GET / HTTP/1.1\r\n\r\n", 400},
                      BadRequest{"an absolute target without a host", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
                      BadRequest{"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
                      BadRequest{"a space in a header's name", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
                      BadRequest{"no number as a length", post("Content-Length: five\r\n"), 400},
                      BadRequest{"two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"), 400},
                      BadRequest{"a negative length", post("Content-Length: -5\r\n"), 400},
                      BadRequest{"a length and chunks",
                                 post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
                      BadRequest{"chunks and a length",
                                 post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400},
                      BadRequest{"a bad chunk", post("Transfer-Encoding: chunked\r\n", "zz\r\nhello\r\n"), 400},
                      BadRequest{"a head over 16 KiB", post("X-Long: " + std::string(17'000, 'x') + "\r\n"), 431},
                      BadRequest{"a target over 16 KiB", "GET /" + std::string(17'000, 'x') + " HTTP/1.1\r\n\r\n", 431},
                      BadRequest{"many headers over 16 KiB",
                                 [] {
                                   std::string headers;
                                   for (int i = 0; i < 2000; ++i) headers += "X-" + std::to_string(i) + ": value\r\n";
                                   return post(headers);
                                 }(),
                                 431},
                      BadRequest{"a body over 1 MiB, by its length", post("Content-Length: 1048577\r\n"), 413},
                      BadRequest{"a body over 1 MiB, sent along",
                                 post("Content-Length: 1100000\r\n", std::string(1'100'000, 'x')), 413},
                      BadRequest{"a body over 1 MiB in chunks",
                                 post("Transfer-Encoding: chunked\r\n",
                                      "110000\r\n" + std::string(0x11'0000, 'x') + "\r\n0\r\n\r\n"),
                                 413}));

TEST(Http, takes_a_body_of_1_mib) {
  House house;
  Client client(house.port());
  EXPECT_EQ(client.ask("POST /x", "", std::string(1024 * 1024, 'x')).status, 200);
}

TEST(Http, says_503_when_requests_take_too_much_memory_and_answers_small_ones_all_the_same) {
  House::Plan plan;
  plan.server.memory_budget = 200'000;
  House house(plan);
  Client large(house.port());
  const std::string body(190'000, 'x');
  large.send("POST /held HTTP/1.1\r\nHost: own.example\r\nContent-Length: 190000\r\n\r\n" + body);
  house.handler.held.wait(0);
  const auto ask = [&](std::size_t size) { return Client(house.port()).ask("POST /x", "", std::string(size, 'x')); };
  const auto refused = ask(20'000);
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.header("Retry-After"), "");
  EXPECT_EQ(refused.header("Connection"), "close");
  EXPECT_EQ(ask(1'000).status, 200);
  house.handler.release();
  EXPECT_EQ(large.answer().status, 200);
  EXPECT_EQ(ask(20'000).status, 200);
}

TEST(Http, says_503_when_answers_that_nobody_takes_fill_the_memory) {
  House::Plan plan;
  plan.server.memory_budget = 3'000'000;
  House house(plan);
  std::vector<Client> greedy;
  const auto ask = [&](std::string_view what) {
    greedy.emplace_back(house.port(), 4096);
    greedy.back().send(std::string(what) + " HTTP/1.1\r\nHost: own.example\r\n\r\n");
    return greedy.back().answer(false);
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(ask("GET /big?1000000").status, 200);
  for (int i = 0; i < 3; ++i) {
    const auto refused = ask("GET /big?1000000");
    EXPECT_EQ(refused.status, 503);
    EXPECT_NE(refused.header("Retry-After"), "");
  }
  EXPECT_EQ(ask("GET /small").status, 200);
  EXPECT_EQ(ask("GET /page").status, 200);          // takes no memory for itself
  EXPECT_EQ(ask("POST /big?1000000").status, 200);  // what it changed has happened
  greedy.clear();
  Client patient(house.port());
  int status = 503;
  while (status == 503) status = patient.ask("GET /big?1000000").status;
  EXPECT_EQ(status, 200);
}

TEST(Http, keeps_nothing_on_a_quiet_line_of_what_went_over_it) {
  House house;
  std::vector<Client> clients;
  const auto ask_all = [&](std::string_view what, const std::string& body) {
    for (Client& client : clients) EXPECT_EQ(client.ask(what, "", body).status, 200);
  };
  for (int i = 0; i < 20; ++i) clients.emplace_back(house.port());
  ask_all("GET /x", "");
  const std::size_t before = allocated_bytes();
  ask_all("GET /big?100000", "");
  ask_all("POST /x", std::string(60'000, 'x'));
  const auto deadline = std::chrono::steady_clock::now() + 8s;
  while (allocated_bytes() > before + 100'000) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << allocated_bytes() - before << " bytes more than before";
    std::this_thread::sleep_for(1ms);
  }
}

TEST(Http, speaks_of_the_request_that_it_refuses_and_not_of_the_one_before) {
  House::Plan plan;
  plan.server.memory_budget = 200'000;
  House house(plan);
  Client large(house.port());
  large.send("POST /held HTTP/1.1\r\nHost: own.example\r\nContent-Length: 190000\r\n\r\n" + std::string(190'000, 'x'));
  house.handler.held.wait(0);
  Client client(house.port());
  EXPECT_EQ(client.ask("HEAD /x", "X-Request-Id: mine-1\r\n").header("X-Request-Id"), "mine-1");
  const auto refused = client.ask("POST /x", "", std::string(20'000, 'x'));
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.header("X-Request-Id"), "mine-1");
  EXPECT_NE(refused.body, "");
  EXPECT_THAT(house.metrics.text(), Not(HasSubstr(R"(method="HEAD",status="503")")));
}

TEST(Http, does_not_let_an_answer_live_on_by_a_bit_taken_now_and_then) {
  House::Plan plan;
  plan.server.write_timeout = 200ms;
  plan.server.least_taken_a_second = 1'000'000'000;
  House house(plan);
  Client slow(house.port(), 4096);
  slow.send("GET /big?8000000 HTTP/1.1\r\nHost: own.example\r\n\r\n");
  EXPECT_LT(slow.sipped(10ms), 8'000'000U);
}

TEST(Http, says_408_to_a_head_or_a_body_that_does_not_come_in_time) {
  House::Plan plan;
  plan.server.head_timeout = 2s;  // a line on which nothing begins within it ends without a word
  plan.server.body_timeout = 200ms;
  House house(plan);
  Client slow_head(house.port());
  Client slow_body(house.port());
  slow_head.send("GET /x HTTP/1.1\r\nHost:");
  slow_body.send(post("Content-Length: 5\r\n", "he"));
  EXPECT_EQ(slow_head.answer().status, 408);
  EXPECT_TRUE(slow_head.is_ended());
  EXPECT_EQ(slow_body.answer().status, 408);
  EXPECT_TRUE(slow_body.is_ended());
}

TEST(Http, does_not_let_a_head_live_on_by_a_byte_now_and_then) {
  House::Plan plan;
  plan.server.head_timeout = 2s;
  House house(plan);
  Client client(house.port());
  for (std::size_t i = 0; client.is_quiet(100); ++i) client.send(kGet.substr(i, 1));
  EXPECT_EQ(client.answer().status, 408);
}

TEST(Http, goes_on_with_the_time_limits_when_one_of_them_fails) {
  House::Plan plan;
  plan.server.reactors = 1;
  plan.server.head_timeout = 1s;
  House house(plan);
  house.handler.is_refusing_broken = true;
  Client unlucky(house.port());
  unlucky.send("GET /x HTTP/1.1\r\nHost:");
  house.handler.is_refusing_broken.wait(true);
  Client next(house.port());
  next.send("GET /x HTTP/1.1\r\nHost:");
  EXPECT_EQ(next.answer().status, 408);
}

TEST(Http, ends_a_connection_that_is_idle_without_a_word) {
  House::Plan plan;
  plan.server.idle_timeout = 200ms;
  House house(plan);
  Client client(house.port());
  EXPECT_EQ(client.ask("GET /x").status, 200);
  EXPECT_TRUE(client.is_ended());
}

TEST(Http, says_503_when_the_workers_have_too_much_to_do_and_answers_pages_all_the_same) {
  House::Plan plan;
  plan.server.reactors = 1;
  plan.lanes.workers = 1;
  plan.lanes.waiting_for_workers = {.all = 4, .of_sender = 4};
  House house(plan);
  Client first(house.port());
  first.send("GET /held HTTP/1.1\r\nHost: own.example\r\n\r\n");
  house.handler.held.wait(0);
  for (int i = 0; i < 4; ++i) house.lanes.post(Lane::read, {"127.0.0.1"}, [](Lanes::Turn) {});
  Client reader(house.port());
  const auto refused = reader.ask("GET /x");
  EXPECT_EQ(refused.status, 503);
  EXPECT_NE(refused.header("Retry-After"), "");
  Client writer(house.port());
  EXPECT_EQ(writer.ask("GET /now").status, 200);
  writer.send("POST /held HTTP/1.1\r\nHost: own.example\r\n\r\n");  // commands wait apart from reads
  // The one reactor saw the write before this.
  EXPECT_EQ(reader.ask("GET /now").status, 200);
  house.handler.release();
  EXPECT_EQ(writer.answer().status, 200);
  EXPECT_EQ(first.answer().status, 200);
}

TEST(Http, stands_peers_that_vanish_at_any_moment) {
  House house;
  for (int i = 0; i < 50; ++i) {
    Client client(house.port());
    client.send(kGet.substr(0, kGet.size() - static_cast<std::size_t>(i % 20)));
    client.vanish();
    Client greedy(house.port(), 2048);
    greedy.send("GET /big?200000 HTTP/1.1\r\nHost: own.example\r\n\r\n");
    if (i % 2 == 0) greedy.vanish();
  }
  Client client(house.port());
  EXPECT_EQ(client.ask("GET /x").status, 200);
}

TEST(Http, finishes_running_requests_at_a_stop_and_ends_idle_lines) {
  auto house = std::make_unique<House>();
  Client idle(house->port());
  EXPECT_EQ(idle.ask("GET /x").status, 200);
  Client busy(house->port());
  busy.send("GET /held HTTP/1.1\r\nHost: own.example\r\n\r\n");
  house->handler.held.wait(0);
  std::thread stopping([&] { house->server.stop(); });
  EXPECT_TRUE(idle.is_ended());
  house->handler.release();
  const auto answer = busy.answer();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(busy.is_ended());
  stopping.join();
}

// --- Listening

TEST(Listening, names_an_address_that_is_in_use) {
  House house;
  House::Plan plan;
  plan.server.listen = {"127.0.0.1:" + std::to_string(house.port())};
  try {
    House second(plan);
    FAIL() << "two servers on one address";
  } catch (const ListenError& error) {
    EXPECT_EQ(std::string(error.what()),
              "cannot listen on 127.0.0.1:" + std::to_string(house.port()) + ": the address is already in use");
  }
}

TEST(Listening, refuses_what_is_no_address) {
  for (const std::string address :
       {"nonsense", "127.0.0.1:", "127.0.0.1:99999", "no.such.host.invalid:80", "127.0.0.1:http x"}) {
    House::Plan plan;
    plan.server.listen = {address};
    EXPECT_THROW(House{plan}, ListenError) << address;
  }
}

TEST(Listening, serves_on_several_addresses) {
  House::Plan plan;
  plan.server.listen = {"127.0.0.1:0", "127.0.0.1:0"};
  House house(plan);
  const auto& addresses = house.server.addresses();
  ASSERT_EQ(addresses.size(), 2U);
  EXPECT_NE(addresses[0], addresses[1]);
  for (const std::string& address : addresses) {
    Client client(std::stoi(address.substr(address.rfind(':') + 1)));
    EXPECT_EQ(client.ask("GET /x").status, 200);
  }
}

}  // namespace
}  // namespace draftwire::net
