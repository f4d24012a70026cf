#include "wire/deflate.hpp"

#include <gtest/gtest.h>

#include <random>

#include "unit/wire/inflated.hpp"
#include "wire/frame.hpp"

namespace draftwire::wire {
namespace {

using Form = Frame::Form;
using testing::inflated;

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < size) text += static_cast<char>(random() & 0xFFU);
  return text;
}

TEST(Deflated, is_what_a_peer_with_the_agreed_window_inflates) {
  std::string text;
  for (int i = 0; i < 4'000; ++i) text += R"({"type":"player_picked","round":)" + std::to_string(i * 7'919 % 977) + "}";
  for (const std::string& message : {std::string(), std::string("a"), text.substr(0, 700), text, noise(100'000)}) {
    EXPECT_EQ(inflated(deflated(message), kDeflateWindowBits), message);
  }
}

TEST(Deflated, ends_without_the_empty_block) {  // RFC 7692 §7.2.1, §7.2.3.6
  EXPECT_EQ(deflated(""), std::string("\0", 1));
  EXPECT_FALSE(deflated("Hello").ends_with(std::string("\0\0\xFF\xFF", 4)));
}

TEST(Deflated, knows_nothing_of_the_message_before) {
  const std::string first = deflated(R"({"type":"heartbeat","seq":1})");
  (void)deflated(noise(50'000));
  EXPECT_EQ(deflated(R"({"type":"heartbeat","seq":1})"), first);
}

TEST(Frames, have_a_deflated_form_beside_the_plain_one) {
  const Frame plain(Frame::Opcode::text, std::string(5'000, 'x'));
  const Frame both = plain.with_deflated();
  EXPECT_EQ(plain.bytes(Form::deflated), plain.bytes());
  EXPECT_EQ(both.bytes(), plain.bytes());
  EXPECT_EQ(both.payload(), plain.payload());
  const std::string_view bytes = both.bytes(Form::deflated);
  EXPECT_EQ(static_cast<unsigned char>(bytes[0]), 0xC1);  // FIN, RSV1, text
  ASSERT_EQ(static_cast<std::size_t>(static_cast<unsigned char>(bytes[1])), bytes.size() - 2);
  EXPECT_EQ(inflated(bytes.substr(2)), plain.payload());
  EXPECT_EQ(both.held_bytes(), plain.held_bytes() + bytes.size());
}

TEST(Frames, stay_plain_when_deflating_makes_them_no_shorter) {
  for (const std::string& payload : {std::string(), std::string("{}"), noise(300)}) {
    const Frame both = Frame(Frame::Opcode::binary, payload).with_deflated();
    EXPECT_EQ(both.bytes(Form::deflated), both.bytes());
  }
}

}  // namespace
}  // namespace draftwire::wire
