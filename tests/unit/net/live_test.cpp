#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "unit/net/client_frames.hpp"
#include "unit/net/house.hpp"
#include "wire/deflate.hpp"
#include "wire/json.hpp"

namespace draftwire::net {
namespace {

using namespace std::chrono_literals;
using testing::bytes_of;
using testing::Client;
using testing::close_payload;
using testing::handshake;
using ::testing::HasSubstr;
using testing::House;

wire::Object json(const std::string& text) {
  return wire::Value(boost::json::parse(text)).as_object();
}

std::vector<std::int64_t> seqs_in(const wire::Object& message) {
  std::vector<std::int64_t> seqs;
  for (const wire::Value& event : message.at("events").as_array()) seqs.push_back(event.at("seq").as_int64());
  return seqs;
}

// Reads until the event `last`; every event after `has` once and in order, or a snapshot in their place.
void expect_all(Client& client, std::int64_t has, std::int64_t last) {
  while (has < last) {
    const auto next = client.message();
    if (next.opcode != 1) continue;
    const wire::Object message = json(next.payload);
    if (message.at("type") == "snapshot") has = message.at("seq").as_int64();
    if (message.at("type") != "draft_events") continue;
    for (const std::int64_t seq : seqs_in(message)) {
      ASSERT_EQ(seq, has + 1);
      has = seq;
    }
  }
  EXPECT_EQ(has, last);
}

TEST(Live, shows_the_state_and_then_every_commit) {
  House house;
  house.commit();
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  const wire::Object first = json(viewer.text_of_type("initial_events"));
  EXPECT_EQ(first.at("epoch"), "memory");
  EXPECT_EQ(first.at("seq").as_int64(), seqs_in(first).back());
  EXPECT_EQ(first.at("draft").at("seq"), first.at("seq"));
  const auto pick = house.commit();
  const wire::Object live = json(viewer.text_of_type("draft_events"));
  EXPECT_EQ(seqs_in(live).front(), first.at("seq").as_int64() + 1);
  EXPECT_EQ(seqs_in(live).size(), pick->events.size());
}

TEST(Live, answers_the_handshake_in_the_send_of_the_first_message) {
  House::Plan plan;
  plan.server.reactors = 1;  // each has a topic of its own, which has to read the log first
  House house(plan);
  house.commit();
  Client first(house.port());
  first.watch("/ws/draft/7/");
  static_cast<void>(first.text_of_type("initial_events"));  // the log has been read now
  Client second(house.port());
  second.watch("/ws/draft/7/");
  EXPECT_TRUE(second.has_more());
  static_cast<void>(second.text_of_type("initial_events"));
}

TEST(Live, shows_a_tournament_all_its_drafts) {
  House house;
  house.commit();
  Client viewer(house.port());
  viewer.watch("/ws/tournament/3");
  const wire::Object first = json(viewer.text_of_type("initial_events"));
  EXPECT_EQ(first.at("drafts").at(0).at("id"), 7);
  house.commit();
  const wire::Object live = json(viewer.text_of_type("draft_events"));
  EXPECT_EQ(live.at("events").at(0).at("tournament_seq").as_int64(), first.at("seq").as_int64() + 1);
}

TEST(Live, resumes_where_a_viewer_was) {
  House house;
  for (int i = 0; i < 40; ++i) house.commit();
  const auto head = house.commit()->events.back().seq;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/?after=4&epoch=memory");
  const wire::Object resumed = json(viewer.text_of_type("resumed"));
  const auto seqs = seqs_in(resumed);
  EXPECT_EQ(seqs.front(), 5);
  EXPECT_EQ(seqs.back(), head);
  EXPECT_EQ(static_cast<std::int64_t>(seqs.size()), head - 4);
}

TEST(Live, closes_with_4404_what_does_not_exist) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/8/");
  EXPECT_EQ(viewer.close_code(), 4404);
}

TEST(Live, refuses_handshakes_over_http) {
  House house;
  const auto status = [&](const std::string& path, const std::string& headers) {
    Client client(house.port());
    client.send(handshake(path, headers));
    return client.answer().status;
  };
  EXPECT_EQ(status("/ws/nothing", ""), 404);
  EXPECT_EQ(status("/ws/draft/7?after=x", ""), 400);
  EXPECT_EQ(status("/ws/draft/7", "Origin: http://evil.example\r\n"), 403);
  Client plain(house.port());
  const auto required = plain.ask("GET /ws/draft/7");
  EXPECT_EQ(required.status, 426);
  EXPECT_EQ(required.header("Sec-WebSocket-Version"), "13");
  EXPECT_EQ(plain.ask("GET /x").status, 200);  // the line is as good as before
  Client own(house.port());
  own.watch("/ws/draft/7", "Origin: http://own.example\r\n");
}

TEST(Live, refuses_one_viewer_too_many_with_503) {
  House::Plan plan;
  plan.server.max_viewers = 2;
  House house(plan);
  Client first(house.port());
  first.watch("/ws/draft/7/");
  {
    Client second(house.port());
    second.watch("/ws/draft/7/");
    Client third(house.port());
    third.send(handshake("/ws/draft/7/"));
    const auto refused = third.answer();
    EXPECT_EQ(refused.status, 503);
    EXPECT_NE(refused.header("Retry-After"), "");
  }
  // Until the server has seen two of the three lines end.
  while (!house.metrics.text().contains("draftwire_connections 1\n")) std::this_thread::sleep_for(1ms);
  Client next(house.port());
  next.watch("/ws/draft/7/");
}

// Everybody on this machine is one address, unless a proxy says otherwise.
House::Plan where_addresses_count() {
  House::Plan plan;
  plan.server.limited_address = [](std::string_view peer, std::string_view forwarded_for) {
    return std::optional<std::string>(forwarded_for.empty() ? peer : forwarded_for);
  };
  return plan;
}

TEST(Live, turns_away_one_connection_of_an_address_too_many_with_429) {
  House::Plan plan = where_addresses_count();
  plan.server.max_connections_per_address = 2;
  House house(plan);
  Client first(house.port());
  first.watch("/ws/draft/7/");
  {
    Client second(house.port());
    EXPECT_EQ(second.ask("GET /x").status, 200);
    Client third(house.port());
    const auto refused = third.answer();
    EXPECT_EQ(refused.status, 429);
    EXPECT_NE(refused.header("Retry-After"), "");
    EXPECT_TRUE(third.is_ended());
  }
  while (!house.metrics.text().contains("draftwire_connections 1\n")) std::this_thread::sleep_for(1ms);
  Client next(house.port());
  EXPECT_EQ(next.ask("GET /x").status, 200);
}

TEST(Live, counts_viewers_behind_a_proxy_by_whom_it_names) {
  House::Plan plan;
  plan.server.limited_address = [](std::string_view, std::string_view forwarded_for) {
    return forwarded_for.empty() ? std::nullopt : std::optional<std::string>(forwarded_for);
  };
  plan.server.max_connections_per_address = 1;
  House house(plan);
  Client first(house.port());
  first.watch("/ws/draft/7/", "X-Forwarded-For: 203.0.113.1\r\n");
  Client second(house.port());
  second.send(handshake("/ws/draft/7/", "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 203.0.113.1\r\n"));
  EXPECT_EQ(second.answer().status, 429);
  Client another(house.port());
  another.watch("/ws/draft/7/", "X-Forwarded-For: 203.0.113.2\r\n");
}

TEST(Live, keeps_no_place_of_an_address_for_who_was_refused) {
  House::Plan plan;
  plan.server.limited_address = [](std::string_view, std::string_view forwarded_for) {
    return forwarded_for.empty() ? std::nullopt : std::optional<std::string>(forwarded_for);
  };
  plan.server.max_connections_per_address = 1;
  plan.server.max_viewers = 1;
  House house(plan);
  Client refused(house.port());
  {
    Client first(house.port());
    first.watch("/ws/draft/7/", "X-Forwarded-For: 203.0.113.1\r\n");
    refused.send(handshake("/ws/draft/7/", "X-Forwarded-For: 203.0.113.2\r\n"));
    EXPECT_EQ(refused.answer().status, 503);
  }
  // Until the server has seen the viewer leave; the line of the other stays.
  while (!house.metrics.text().contains("draftwire_connections 1\n")) std::this_thread::sleep_for(1ms);
  Client next(house.port());
  next.watch("/ws/draft/7/", "X-Forwarded-For: 203.0.113.2\r\n");
}

TEST(Live, refuses_handshakes_and_writes_that_come_too_fast_with_429) {
  House::Plan plan = where_addresses_count();
  plan.server.handshakes = {.burst = 2, .per_second = 0.01};
  plan.server.writes = {.burst = 2, .per_second = 0.01};
  House house(plan);
  for (const int status : {101, 101, 429}) {
    Client client(house.port());
    client.send(handshake("/ws/draft/7/"));
    const auto answer = client.answer(status != 101);
    EXPECT_EQ(answer.status, status);
    if (status != 429) continue;
    const int wait = std::stoi(answer.header("Retry-After"));
    EXPECT_GE(wait, 90);  // a while may have passed since the first
    EXPECT_LE(wait, 100);
  }
  Client writer(house.port());
  for (const int status : {200, 200, 429}) EXPECT_EQ(writer.ask("POST /x").status, status);
  EXPECT_EQ(writer.ask("GET /x").status, 200);
}

TEST(Live, answers_pings) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  (void)viewer.text_of_type("initial_events");
  viewer.send(bytes_of({.opcode = 0x9, .payload = "are you there"}));
  auto next = viewer.message();
  while (next.opcode != 0xA) next = viewer.message();
  EXPECT_EQ(next.payload, "are you there");
}

TEST(Live, reads_a_client_that_sends_byte_by_byte_and_drops_its_data) {
  House house;
  Client viewer(house.port());
  viewer.send_byte_by_byte(handshake("/ws/draft/7/") + bytes_of({.payload = "I have something to say"}) +
                           bytes_of({.opcode = 0x9, .payload = "p"}) +
                           bytes_of({.opcode = 0x8, .payload = close_payload(1001)}));
  EXPECT_EQ(viewer.answer(false).status, 101);
  EXPECT_EQ(viewer.close_code(), 1001);
  EXPECT_TRUE(viewer.is_ended());
}

TEST(Live, reads_frames_that_come_together_with_the_handshake) {
  House house;
  Client viewer(house.port());
  viewer.send(handshake("/ws/draft/7/") + bytes_of({.opcode = 0x9, .payload = "early"}));
  EXPECT_EQ(viewer.answer(false).status, 101);
  while (true) {
    const auto next = viewer.message();
    if (next.opcode != 0xA) continue;
    EXPECT_EQ(next.payload, "early");
    return;
  }
}

// --- permessage-deflate

const std::string kOffer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

TEST(Deflating, viewers_get_the_same_messages_as_the_others) {
  House house;
  house.commit();
  Client plain(house.port());
  Client deflating(house.port());
  plain.watch("/ws/draft/7/");
  deflating.send(handshake("/ws/draft/7/", kOffer));
  EXPECT_EQ(deflating.answer(false).header("Sec-WebSocket-Extensions"),
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover");
  EXPECT_EQ(deflating.text_of_type("initial_events"), plain.text_of_type("initial_events"));
  for (int i = 0; i < 5; ++i) {
    house.commit();
    const auto live = deflating.message();
    EXPECT_TRUE(live.is_deflated);
    EXPECT_EQ(live.payload, plain.text_of_type("draft_events"));
  }
}

TEST(Deflating, viewers_get_everything_through_the_smallest_window) {
  House house;
  Client slow(house.port(), 1024);
  slow.watch("/ws/draft/7/", kOffer);
  const auto first = json(slow.text_of_type("initial_events")).at("seq").as_int64();
  std::int64_t last = 0;
  for (int i = 0; i < 200; ++i) last = house.commit()->events.back().seq;
  expect_all(slow, first, last);
}

TEST(Deflating, viewers_may_send_deflated_data_that_is_dropped) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/", kOffer);
  (void)viewer.text_of_type("initial_events");
  viewer.send(bytes_of({.payload = "\xF2\x48\xCD", .is_final = false, .reserved_bits = 4}) +
              bytes_of({.opcode = 0x9, .payload = "between"}) +
              bytes_of({.opcode = 0, .payload = std::string("\xC9\xC9\x07\x00", 4)}) +
              bytes_of({.opcode = 0x9, .payload = "after"}));
  auto next = viewer.message();
  while (next.opcode != 0xA) next = viewer.message();
  EXPECT_EQ(next.payload, "between");
  while (next.opcode != 0xA || next.payload != "after") next = viewer.message();
}

TEST(Deflating, viewers_may_not_hide_a_message_over_the_limit) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/", kOffer);
  viewer.send(bytes_of({.payload = wire::deflated(std::string(4'097, 'x')), .reserved_bits = 4}));
  EXPECT_EQ(viewer.close_code(), 1009);
}

TEST(Deflating, is_not_agreed_on_where_it_is_switched_off) {
  House::Plan plan;
  plan.server.may_deflate = false;
  House house(plan);
  house.commit();
  Client viewer(house.port());
  viewer.send(handshake("/ws/draft/7/", kOffer));
  EXPECT_EQ(viewer.answer(false).header("Sec-WebSocket-Extensions"), "");
  EXPECT_FALSE(viewer.message().is_deflated);
  viewer.send(bytes_of({.payload = "x", .reserved_bits = 4}));
  EXPECT_EQ(viewer.close_code(), 1002);
}

struct Misdeed {
  std::string what;
  std::string bytes;
  int code;
};

void PrintTo(const Misdeed& it, std::ostream* out) {
  *out << it.what;
}

class Misdeeds : public ::testing::TestWithParam<Misdeed> {};

TEST_P(Misdeeds, fail_the_connection_with_their_code) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  viewer.send(GetParam().bytes);
  EXPECT_EQ(viewer.close_code(), GetParam().code);
  EXPECT_TRUE(viewer.is_ended());
}

INSTANTIATE_TEST_SUITE_P(
    All, Misdeeds,
    ::testing::Values(
        Misdeed{"no mask", bytes_of({.payload = "x", .is_masked = false}), 1002},
        Misdeed{"a reserved bit", bytes_of({.payload = "x", .reserved_bits = 4}), 1002},
        Misdeed{"a message over 4 KiB", bytes_of({.payload = std::string(4097, 'x')}), 1009},
        Misdeed{"a message of gigabytes", bytes_of({.length_form = 64, .claimed_length = 1ULL << 33}), 1009},
        Misdeed{"fragments over 4 KiB",
                bytes_of({.payload = std::string(4000, 'x'), .is_final = false}) +
                    bytes_of({.opcode = 0, .payload = std::string(97, 'x')}),
                1009},
        Misdeed{"no UTF-8", bytes_of({.payload = "\xFF"}), 1007},
        Misdeed{"a close code that is none", bytes_of({.opcode = 8, .payload = close_payload(1005)}), 1002}));

std::string times(int count, const std::string& bytes) {
  std::string all;
  for (int i = 0; i < count; ++i) all += bytes;
  return all;
}

const std::string kPing = bytes_of({.opcode = 0x9});

TEST(Senders, are_heard_up_to_their_budget) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  viewer.send(times(200, bytes_of({.payload = "chatter"})) + bytes_of({.opcode = 0x9, .payload = "alive?"}));
  while (viewer.message().payload != "alive?") {
  }
  house.commit();
  EXPECT_THAT(viewer.text_of_type("draft_events"), HasSubstr("draft_started"));
}

TEST(Senders, of_too_many_frames_are_closed_with_1008) {
  for (const std::string& frame :
       {kPing, bytes_of({.opcode = 0xA}), bytes_of({.payload = "x"}), bytes_of({.payload = "", .is_final = true})}) {
    House house;
    Client viewer(house.port());
    viewer.watch("/ws/draft/7/");
    viewer.send(times(400, frame));
    EXPECT_EQ(viewer.close_code(), 1008);
    EXPECT_TRUE(viewer.is_ended());
    EXPECT_THAT(house.metrics.text(), HasSubstr("draftwire_viewer_closes_total{code=\"1008\"} 1"));
  }
}

TEST(Senders, of_too_many_bytes_are_closed_with_1008) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  viewer.send(times(100, bytes_of({.payload = std::string(4'096, 'x')})));
  EXPECT_EQ(viewer.close_code(), 1008);
}

TEST(Senders, that_never_stop_are_read_slowly_to_the_end) {
  House::Plan plan;
  plan.server.reactors = 1;
  plan.server.close_timeout = 500ms;
  House house(plan);
  Client viewer(house.port(), 4'096);
  viewer.watch("/ws/draft/7/");
  const auto until = std::chrono::steady_clock::now() + 10s;
  std::size_t sent = 0;
  while (!house.metrics.text().contains("draftwire_connections 0")) {
    ASSERT_LT(std::chrono::steady_clock::now(), until);
    sent += viewer.send_some(times(1'000, kPing));
  }
  // What was read: the budget, a few buffers of 64 KiB; the rest waits in the kernel's.
  EXPECT_LT(sent, 16'000'000U);
}

TEST(Closing, echoes_the_code_and_ends_the_line) {
  House house;
  Client with_code(house.port());
  with_code.watch("/ws/draft/7/");
  with_code.send(bytes_of({.opcode = 0x8, .payload = close_payload(4321, "enough")}));
  EXPECT_EQ(with_code.close_code(), 4321);
  EXPECT_TRUE(with_code.is_ended());
  Client without(house.port());
  without.watch("/ws/draft/7/");
  without.send(bytes_of({.opcode = 0x8}));
  EXPECT_EQ(without.close_code(), 1005);
  EXPECT_TRUE(without.is_ended());
}

TEST(Closing, waits_for_the_answer_and_not_for_ever) {
  House::Plan plan;
  plan.server.close_timeout = 300ms;
  House house(plan);
  Client polite(house.port());
  polite.watch("/ws/draft/8/");
  EXPECT_EQ(polite.close_code(), 4404);
  polite.send(bytes_of({.opcode = 0x8, .payload = close_payload(4404)}));
  EXPECT_TRUE(polite.is_ended());
  Client mute(house.port());
  mute.watch("/ws/draft/8/");
  EXPECT_EQ(mute.close_code(), 4404);
  EXPECT_TRUE(mute.is_ended());
}

TEST(Closing, announces_a_restart_with_1012_to_everybody) {
  House::Plan plan;
  plan.server.drain_timeout = 8s;
  House house(plan);
  std::vector<std::unique_ptr<Client>> viewers;
  for (int i = 0; i < 50; ++i) {
    viewers.push_back(std::make_unique<Client>(house.port()));
    viewers.back()->watch("/ws/draft/7/");
  }
  std::thread stopping([&] { house.server.stop(); });
  for (const auto& viewer : viewers) EXPECT_EQ(viewer->close_code(), 1012);
  viewers.clear();
  stopping.join();
}

// --- Slow ones

TEST(SlowViewers, get_everything_through_the_smallest_window) {
  House house;
  Client slow(house.port(), 1024);
  slow.watch("/ws/draft/7/");
  const auto first = json(slow.text_of_type("initial_events")).at("seq").as_int64();
  std::int64_t last = 0;
  for (int i = 0; i < 200; ++i) last = house.commit()->events.back().seq;
  expect_all(slow, first, last);
}

TEST(SlowViewers, that_stopped_reading_stop_nobody_else) {
  House house;
  std::vector<std::unique_ptr<Client>> stopped;
  for (int i = 0; i < 200; ++i) {
    stopped.push_back(std::make_unique<Client>(house.port(), 1024));
    stopped.back()->watch("/ws/draft/7/");
  }
  Client reader(house.port());
  reader.watch("/ws/draft/7/");
  std::int64_t has = json(reader.text_of_type("initial_events")).at("seq").as_int64();
  for (int i = 0; i < 150; ++i) {
    const std::int64_t last = house.commit()->events.back().seq;
    expect_all(reader, has, last);
    has = last;
  }
  for (int i = 0; i < 5; ++i) {  // on waking they reach the head
    const auto first = json(stopped[static_cast<std::size_t>(i) * 31]->text_of_type("initial_events"));
    expect_all(*stopped[static_cast<std::size_t>(i) * 31], first.at("seq").as_int64(), has);
  }
}

TEST(SlowViewers, are_told_4408_even_when_they_read_again_much_later) {
  House::Plan plan;
  plan.live.stall_limit = 600ms;
  plan.live.heartbeat_after = 200ms;
  plan.live.tick = 50ms;
  plan.server.close_timeout = 200ms;
  House house(plan);
  Client stopped(house.port(), 1024);
  stopped.watch("/ws/draft/7/");
  for (int i = 0; i < 400; ++i) house.commit();
  // Until the server has given the line up.
  while (!house.metrics.text().contains("draftwire_connections 0")) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(stopped.close_code(), 4408);
}

TEST(SilentViewers, get_heartbeats_and_pings_and_are_closed_with_4408_without_pongs) {
  House::Plan plan;
  plan.live.heartbeat_after = 200ms;
  plan.live.ping_every = 200ms;
  plan.live.silence_limit = 1s;
  plan.live.tick = 50ms;
  House house(plan);
  Client silent(house.port());
  silent.watch("/ws/draft/7/");
  EXPECT_THAT(silent.text_of_type("heartbeat"), HasSubstr(R"("seq":0)"));
  EXPECT_EQ(silent.close_code(), 4408);
}

TEST(Viewers, see_how_many_they_are_over_all_threads) {
  House::Plan plan;
  plan.live.viewers_every = 100ms;
  plan.live.tick = 50ms;
  House house(plan);
  std::vector<std::unique_ptr<Client>> viewers;
  for (int i = 0; i < 10; ++i) {
    viewers.push_back(std::make_unique<Client>(house.port()));
    viewers.back()->watch("/ws/draft/7/");
  }
  for (const auto& viewer : viewers) {
    while (viewer->text_of_type("viewers") != R"({"type":"viewers","count":10})") {
    }
  }
}

TEST(Viewers, see_which_captains_are_among_them_over_all_threads) {
  House::Plan plan;
  plan.live.viewers_every = 100ms;
  plan.live.tick = 50ms;
  House house(plan);
  Client organiser(house.port());
  organiser.watch("/ws/draft/7/");
  const auto wait_for = [&](std::string_view message) {
    while (organiser.text_of_type("viewers") != message) {
    }
  };
  std::vector<std::unique_ptr<Client>> captains;
  for (const std::string_view cookie : {"Cookie: seat=2\r\n", "Cookie: seat=1\r\n"}) {
    captains.push_back(std::make_unique<Client>(house.port()));
    captains.back()->watch("/ws/draft/7/", cookie);
  }
  wait_for(R"({"type":"viewers","count":3,"seats_here":[1,2]})");
  captains.front()->vanish();
  wait_for(R"({"type":"viewers","count":2,"seats_here":[1]})");
  captains.clear();
  wait_for(R"({"type":"viewers","count":1})");
}

class PrivateChannel : public ::testing::Test {
 protected:
  Client dial(std::string_view cookie = "") {
    Client viewer(house.port());
    viewer.watch("/ws/draft/9/", cookie);
    return viewer;
  }

  House house;
};

TEST_F(PrivateChannel, ends_for_strangers_as_one_that_is_not_there) {
  Client stranger = dial();
  const auto refused = stranger.message();
  Client lost(house.port());
  lost.watch("/ws/draft/8/");
  const auto unknown = lost.message();
  EXPECT_EQ(refused.opcode, 8U);
  EXPECT_EQ(refused.opcode, unknown.opcode);
  EXPECT_EQ(refused.payload, unknown.payload);
}

TEST_F(PrivateChannel, is_watched_by_those_who_may_until_they_are_turned_out) {
  Client captain = dial("Cookie: seat=1\r\n");
  EXPECT_EQ(json(captain.text_of_type("initial_events")).at("seq").as_int64(), 0);
  (*house.handler.turn_out.lock())(app::AccessChange::lost);
  EXPECT_EQ(captain.close_code(), 4404);
}

TEST_F(PrivateChannel, sends_those_whose_rights_changed_back_to_ask_who_they_are) {
  Client captain = dial("Cookie: seat=1\r\n");
  EXPECT_EQ(json(captain.text_of_type("initial_events")).at("seq").as_int64(), 0);
  (*house.handler.turn_out.lock())(app::AccessChange::changed);
  EXPECT_EQ(captain.close_code(), 4401);
}

TEST(Viewers, whose_seats_could_not_be_read_are_asked_about_again) {
  House::Plan plan;
  plan.live.viewers_every = 100ms;
  plan.live.tick = 50ms;
  House house(plan);
  house.handler.is_store_away = true;
  Client captain(house.port());
  captain.watch("/ws/draft/7/", "Cookie: seat=1\r\n");
  EXPECT_THAT(captain.text_of_type("initial_events"), HasSubstr("memory"));
  house.handler.told_away.wait(0);
  house.handler.is_store_away = false;
  while (captain.text_of_type("viewers") != R"({"type":"viewers","count":1,"seats_here":[1]})") {
  }
}

TEST_F(PrivateChannel, asks_to_come_again_while_nobody_knows_who_may) {
  house.handler.is_store_away = true;
  EXPECT_EQ(dial("Cookie: seat=1\r\n").close_code(), 1013);
}

TEST_F(PrivateChannel, that_was_public_when_somebody_asked_is_asked_about_again) {
  house.handler.asked_before = 2;
  EXPECT_EQ(dial().message().opcode, 8U);
  house.handler.asked_before = 2;
  EXPECT_EQ(json(dial("Cookie: seat=1\r\n").text_of_type("initial_events")).at("seq").as_int64(), 0);
}

TEST_F(PrivateChannel, answers_a_viewer_who_waits_to_be_asked) {
  Client impatient(house.port());
  impatient.send(handshake("/ws/draft/9/", "Cookie: seat=1\r\n") + bytes_of({.opcode = 0x9, .payload = "now"}));
  EXPECT_EQ(impatient.answer(false).status, 101);
  bool is_ponged = false;
  bool is_shown = false;
  while (!is_ponged || !is_shown) {
    const auto next = impatient.message();
    is_ponged |= next.opcode == 10;
    is_shown |= next.opcode == 1;
  }
}

TEST(Viewers, of_channels_that_became_private_are_sent_back) {
  House house;
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  EXPECT_THAT(viewer.text_of_type("initial_events"), HasSubstr("memory"));
  house.hub.send_back({app::Channel::of(domain::DraftId{7})});
  EXPECT_EQ(viewer.close_code(), 1012);
}

TEST(Viewers, of_a_store_that_fails_wait_for_it) {
  House house;
  house.store.fail(true);
  Client viewer(house.port());
  viewer.watch("/ws/draft/7/");
  EXPECT_TRUE(viewer.is_quiet(300));
  house.store.fail(false);
  EXPECT_THAT(viewer.text_of_type("initial_events"), HasSubstr("memory"));
}

}  // namespace
}  // namespace draftwire::net
