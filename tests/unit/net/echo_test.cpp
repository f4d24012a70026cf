// What goes in by frames comes out again: the parser, the connection and the closing held together, at sizes that no
// viewer may send.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "unit/net/client_frames.hpp"
#include "unit/net/house.hpp"
#include "wire/deflate.hpp"

namespace draftwire::net {
namespace {

using testing::bytes_of;
using testing::Client;
using testing::close_payload;
using testing::House;

const std::string kOffer = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

class Echo : public ::testing::Test {
 protected:
  Client connected(const std::string& headers = "") {
    Client client(house.port());
    client.watch("/ws/echo", headers);
    return client;
  }

  House house;
};

std::string in_fragments(const std::string& payload, std::size_t size, unsigned opcode, unsigned reserved = 0) {
  std::string bytes;
  for (std::size_t index = 0; index == 0 || index < payload.size(); index += size) {
    bytes += bytes_of({.opcode = index == 0 ? opcode : 0,
                       .payload = payload.substr(index, size),
                       .is_final = index + size >= payload.size(),
                       .reserved_bits = index == 0 ? reserved : 0});
  }
  return bytes;
}

std::string noise(std::size_t size) {
  std::string text;
  for (std::uint32_t i = 1; text.size() < size; i = i * 1'664'525 + 1'013'904'223) text += static_cast<char>(i >> 24);
  return text;
}

TEST_F(Echo, gives_back_messages_of_any_size_in_any_fragments) {
  Client client = connected();
  for (const std::size_t size : {0U, 1U, 125U, 126U, 127U, 65'535U, 65'536U, 300'000U}) {
    for (const std::size_t fragment : {size + 1, size / 3 + 1, std::size_t{1'000}}) {
      const std::string payload = noise(size);
      std::thread sending([&] { client.send(in_fragments(payload, fragment, 0x2)); });
      const auto back = client.message();
      sending.join();
      EXPECT_EQ(back.opcode, 0x2U);
      EXPECT_TRUE(back.payload == payload) << size << " in " << fragment;
    }
  }
}

TEST_F(Echo, inflates_and_deflates_where_that_was_agreed_on) {
  Client client = connected(kOffer);
  for (const std::size_t size : {0U, 1U, 125U, 5'000U, 300'000U}) {
    const std::string payload(size, 'x');
    client.send(in_fragments(wire::deflated(payload), 100, 0x1, 4));
    const auto back = client.message();
    EXPECT_EQ(back.opcode, 0x1U);
    EXPECT_TRUE(back.payload == payload) << size;
    EXPECT_EQ(back.is_deflated, size > 100);
  }
  client.send(bytes_of({.payload = "plain"}));
  EXPECT_EQ(client.message().payload, "plain");
}

TEST_F(Echo, answers_many_messages_that_come_together_in_order) {
  Client client = connected();
  std::string bytes;
  for (int i = 0; i < 1'000; ++i) bytes += bytes_of({.payload = std::to_string(i)});
  client.send(bytes + bytes_of({.opcode = 8, .payload = close_payload(1000)}));
  for (int i = 0; i < 1'000; ++i) ASSERT_EQ(client.message().payload, std::to_string(i));
  EXPECT_EQ(client.close_code(), 1000);
}

TEST_F(Echo, closes_after_what_waits_for_room) {
  Client client(house.port(), 1'024);
  client.watch("/ws/echo");
  const std::string payload = noise(1'000'000);
  client.send(bytes_of({.opcode = 0x2, .payload = payload}) + bytes_of({.opcode = 8, .payload = close_payload(3000)}));
  EXPECT_TRUE(client.message().payload == payload);
  EXPECT_EQ(client.close_code(), 3000);
  EXPECT_TRUE(client.is_ended());
}

TEST_F(Echo, has_a_limit_of_16_mib_before_and_after_inflating) {
  Client large = connected();
  large.send(bytes_of({.length_form = 64, .claimed_length = 16'777'217}));
  EXPECT_EQ(large.close_code(), 1009);
  Client bomb = connected(kOffer);
  bomb.send(bytes_of({.payload = wire::deflated(std::string(16'777'217, 'x')), .reserved_bits = 4}));
  EXPECT_EQ(bomb.close_code(), 1009);
}

TEST_F(Echo, fails_what_does_not_inflate_and_what_inflates_to_no_text) {
  Client broken = connected(kOffer);
  broken.send(bytes_of({.payload = "\xFF\xFF\xFF\xFF", .reserved_bits = 4}));
  EXPECT_EQ(broken.close_code(), 1007);
  Client no_text = connected(kOffer);
  no_text.send(bytes_of({.payload = wire::deflated("\xFF\xFF"), .reserved_bits = 4}));
  EXPECT_EQ(no_text.close_code(), 1007);
  EXPECT_TRUE(no_text.is_ended());
}

}  // namespace
}  // namespace draftwire::net
