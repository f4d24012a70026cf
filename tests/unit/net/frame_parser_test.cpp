#include "net/frame_parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "unit/net/client_frames.hpp"
#include "wire/deflate.hpp"

namespace draftwire::net {
namespace {

using testing::bytes_of;
using testing::ClientFrame;
using testing::close_payload;
using ::testing::ElementsAre;

constexpr std::uint32_t kLimit = 4096;

// Writes down what arrives.
struct Notes final : FrameParser::Sink {
  bool on_frame(std::uint64_t) override { return true; }
  void on_ping(std::string_view payload) override { said.push_back("ping " + std::string(payload)); }
  void on_pong() override { said.emplace_back("pong"); }
  void on_close(std::optional<std::uint16_t> code) override {
    said.push_back("close " + (code ? std::to_string(*code) : "without a code"));
  }
  void on_data(bool is_text, std::string_view piece, bool is_end) override {
    message += piece;
    if (!is_end) return;
    said.push_back(std::string(is_text ? "text " : "binary ") +
                   (message.size() > 40 ? std::to_string(message.size()) : message));
    message.clear();
  }

  std::string message;
  std::vector<std::string> said;
};

// What came out of `bytes`, and what failed: all at once, byte by byte, and in every two parts the same.
std::vector<std::string> outcome_in_parts(const std::string& bytes, const std::vector<std::size_t>& parts,
                                          bool takes_deflated = false) {
  FrameParser parser(kLimit, takes_deflated);
  Notes notes;
  std::size_t index = 0;
  for (const std::size_t size : parts) {
    std::string part = bytes.substr(index, size);
    index += size;
    if (const auto failure = parser.feed(part, notes)) notes.said.push_back("failed " + std::to_string(failure->code));
  }
  return notes.said;
}

std::vector<std::string> outcome_of(const std::string& bytes, bool takes_deflated = false) {
  const auto whole = outcome_in_parts(bytes, {bytes.size()}, takes_deflated);
  const std::vector<std::size_t> one_by_one(bytes.size(), 1);
  EXPECT_EQ(outcome_in_parts(bytes, one_by_one, takes_deflated), whole) << "byte by byte";
  for (std::size_t cut = 0; cut <= std::min<std::size_t>(bytes.size(), 300); ++cut) {
    EXPECT_EQ(outcome_in_parts(bytes, {cut, bytes.size() - cut}, takes_deflated), whole) << "cut at " << cut;
  }
  return whole;
}

struct Case {
  std::string rule;  // with its section of RFC 6455
  std::string bytes;
  std::vector<std::string> expected;
};

void PrintTo(const Case& it, std::ostream* out) {
  *out << it.rule;
}

class Rfc6455 : public ::testing::TestWithParam<Case> {};

TEST_P(Rfc6455, is_held_to_the_letter) {
  EXPECT_EQ(outcome_of(GetParam().bytes), GetParam().expected) << GetParam().rule;
}

class Rfc7692Frames : public ::testing::TestWithParam<Case> {};

TEST_P(Rfc7692Frames, are_held_to_the_letter) {
  EXPECT_EQ(outcome_of(GetParam().bytes, true), GetParam().expected) << GetParam().rule;
}

std::string text(std::string payload, bool is_final = true) {
  return bytes_of({.opcode = 0x1, .payload = std::move(payload), .is_final = is_final});
}
std::string binary(std::string payload) {
  return bytes_of({.opcode = 0x2, .payload = std::move(payload)});
}
std::string more(std::string payload, bool is_final) {
  return bytes_of({.opcode = 0x0, .payload = std::move(payload), .is_final = is_final});
}
std::string ping(std::string payload) {
  return bytes_of({.opcode = 0x9, .payload = std::move(payload)});
}
std::string pong(std::string payload) {
  return bytes_of({.opcode = 0xA, .payload = std::move(payload)});
}
std::string close(std::string payload) {
  return bytes_of({.opcode = 0x8, .payload = std::move(payload)});
}

std::vector<Case> frames() {
  return {
      {"5.1 a server must close on a frame without a mask",
       bytes_of({.payload = "x", .is_masked = false}),
       {"failed 1002"}},
      {"5.1 nor may a control frame be without", bytes_of({.opcode = 0x9, .is_masked = false}), {"failed 1002"}},
      {"5.2 RSV1 must be 0", bytes_of({.payload = "x", .reserved_bits = 4}), {"failed 1002"}},
      {"5.2 RSV2 must be 0", bytes_of({.payload = "x", .reserved_bits = 2}), {"failed 1002"}},
      {"5.2 RSV3 must be 0", bytes_of({.payload = "x", .reserved_bits = 1}), {"failed 1002"}},
      {"5.2 RSV must be 0 on control frames", bytes_of({.opcode = 0x9, .reserved_bits = 4}), {"failed 1002"}},
      {"5.2 RSV must be 0 on continuations",
       text("a", false) + bytes_of({.opcode = 0, .reserved_bits = 4}),
       {"failed 1002"}},
      {"5.2 opcode 3 is reserved", bytes_of({.opcode = 0x3}), {"failed 1002"}},
      {"5.2 opcode 7 is reserved", bytes_of({.opcode = 0x7, .payload = "x"}), {"failed 1002"}},
      {"5.2 opcode B is reserved", bytes_of({.opcode = 0xB}), {"failed 1002"}},
      {"5.2 opcode F is reserved", bytes_of({.opcode = 0xF}), {"failed 1002"}},
      {"5.2 a text", text("Hello"), {"text Hello"}},
      {"5.2 a binary", binary(std::string("\x00\xFF\xC0", 3)), {"binary " + std::string("\x00\xFF\xC0", 3)}},
      {"5.2 an empty text", text(""), {"text "}},
      {"5.2 a length of 125 in 7 bits", text(std::string(125, 'a')), {"text 125"}},
      {"5.2 a length of 126 in 16 bits", text(std::string(126, 'a')), {"text 126"}},
      {"5.2 a length of 127 in 16 bits", text(std::string(127, 'a')), {"text 127"}},
      {"5.2 the minimal form: 125 in 16 bits",
       bytes_of({.payload = std::string(125, 'a'), .length_form = 16}),
       {"failed 1002"}},
      {"5.2 the minimal form: 5 in 64 bits", bytes_of({.payload = "Hello", .length_form = 64}), {"failed 1002"}},
      {"5.2 the minimal form: 65535 in 64 bits",
       bytes_of({.length_form = 64, .claimed_length = 65'535}),
       {"failed 1002"}},
      {"5.2 the most significant bit of a length must be 0",
       bytes_of({.length_form = 64, .claimed_length = 1ULL << 63}),
       {"failed 1002"}},
      {"5.4 fragments of one message", text("a", false) + more("b", false) + more("c", true), {"text abc"}},
      {"5.4 empty fragments", text("", false) + more("", false) + more("c", true), {"text c"}},
      {"5.4 control frames between fragments", text("a", false) + ping("!") + more("b", true), {"ping !", "text ab"}},
      {"5.4 no new message inside another", text("a", false) + text("b"), {"failed 1002"}},
      {"5.4 no binary inside a text", text("a", false) + binary("b"), {"failed 1002"}},
      {"5.4 no continuation of nothing", more("a", true), {"failed 1002"}},
      {"5.4 no continuation after the end", text("a") + more("b", true), {"text a", "failed 1002"}},
      {"5.5 control frames must not be fragmented", bytes_of({.opcode = 0x9, .is_final = false}), {"failed 1002"}},
      {"5.5 nor the close", bytes_of({.opcode = 0x8, .is_final = false}), {"failed 1002"}},
      {"5.5 control frames have 125 bytes at most: 125",
       ping(std::string(125, 'p')),
       {"ping " + std::string(125, 'p')}},
      {"5.5 control frames have 125 bytes at most: 126", ping(std::string(126, 'p')), {"failed 1002"}},
      {"5.5 the close too", close(close_payload(1000, std::string(124, 'r'))), {"failed 1002"}},
      {"5.5 with a long form, the same", bytes_of({.opcode = 0xA, .payload = "p", .length_form = 64}), {"failed 1002"}},
      {"5.5.2 pings with and without a payload", ping("") + ping("x"), {"ping ", "ping x"}},
      {"5.5.3 an unsolicited pong", pong("whatever"), {"pong"}},
      {"7.4.1 nothing after a failure counts", bytes_of({.opcode = 0x3}) + ping("x"), {"failed 1002"}},
      {"limit: a message of 4 KiB", text(std::string(4096, 'a')), {"text 4096"}},
      {"limit: a message over 4 KiB", text(std::string(4097, 'a')), {"failed 1009"}},
      {"limit: known from the header alone",
       bytes_of({.length_form = 64, .claimed_length = 1ULL << 40}),
       {"failed 1009"}},
      {"limit: the fragments together, at it",
       text(std::string(4000, 'a'), false) + more(std::string(96, 'b'), true),
       {"text 4096"}},
      {"limit: the fragments together, over it",
       text(std::string(4000, 'a'), false) + more(std::string(97, 'b'), true),
       {"failed 1009"}},
      {"limit: counted anew for each message",
       text(std::string(4000, 'a')) + text(std::string(4000, 'b')),
       {"text 4000", "text 4000"}},
      {"limit: control frames inside do not count",
       text(std::string(4000, 'a'), false) + ping(std::string(125, 'p')) + more(std::string(96, 'b'), true),
       {"ping " + std::string(125, 'p'), "text 4096"}},
  };
}

std::vector<Case> texts() {
  return {
      {"8.1 text is UTF-8",
       text("\xCE\xBA\xE1\xBD\xB9 \xF0\x9F\x8E\xB2"),
       {"text \xCE\xBA\xE1\xBD\xB9 \xF0\x9F\x8E\xB2"}},
      {"8.1 a character over two fragments", text("\xE1\xBD", false) + more("\xB9", true), {"text \xE1\xBD\xB9"}},
      {"8.1 a lone continuation byte", text("\x80"), {"failed 1007"}},
      {"8.1 a byte that UTF-8 never has", text("a\xFF"), {"failed 1007"}},
      {"8.1 an overlong form", text("\xC0\xAF"), {"failed 1007"}},
      {"8.1 an overlong form of three", text("\xE0\x80\xAF"), {"failed 1007"}},
      {"8.1 an overlong form of four", text("\xF0\x80\x80\xAF"), {"failed 1007"}},
      {"8.1 a surrogate", text("\xED\xA0\x80"), {"failed 1007"}},
      {"8.1 beyond U+10FFFF", text("\xF4\x90\x80\x80"), {"failed 1007"}},
      {"8.1 a character that never ends", text("\xE1\xBD"), {"failed 1007"}},
      {"8.1 a character that the last fragment does not end",
       text("\xE1\xBD", false) + more("", true),
       {"failed 1007"}},
      {"8.1 known as soon as it is seen", text("\xFF", false), {"failed 1007"}},
      {"8.1 the last valid ones", text("\xF4\x8F\xBF\xBF\xEF\xBF\xBF"), {"text \xF4\x8F\xBF\xBF\xEF\xBF\xBF"}},
      {"8.1 is no matter of binary messages", binary("\xFF"), {"binary \xFF"}},
  };
}

std::vector<Case> closes() {
  std::vector<Case> cases{
      {"5.5.1 a close without a code", close(""), {"close without a code"}},
      {"5.5.1 a close with half a code", close("\x03"), {"failed 1002"}},
      {"5.5.1 a close with a code and a reason", close(close_payload(1000, "bye")), {"close 1000"}},
      {"5.5.1 the longest reason", close(close_payload(1000, std::string(123, 'r'))), {"close 1000"}},
      {"5.5.1 nothing after a close counts",
       close("") + ping("x") + bytes_of({.opcode = 0x3}),
       {"close without a code"}},
      {"5.5.1 the reason is UTF-8", close(close_payload(1000, "\xFF")), {"failed 1007"}},
      {"5.5.1 the reason is whole", close(close_payload(1000, "\xE1\xBD")), {"failed 1007"}},
      {"5.4 a close between fragments", text("a", false) + close(""), {"close without a code"}},
  };
  for (const int code :
       {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999}) {
    cases.push_back({"7.4 code " + std::to_string(code),
                     close(close_payload(static_cast<unsigned>(code))),
                     {"close " + std::to_string(code)}});
  }
  for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
    cases.push_back(
        {"7.4 no code " + std::to_string(code), close(close_payload(static_cast<unsigned>(code))), {"failed 1002"}});
  }
  return cases;
}

std::string marked(unsigned opcode, std::string payload, bool is_final = true, unsigned bits = 4) {
  return bytes_of({.opcode = opcode, .payload = std::move(payload), .is_final = is_final, .reserved_bits = bits});
}

std::string bytes(std::initializer_list<unsigned char> values) {
  return {values.begin(), values.end()};
}

// Where permessage-deflate was agreed on.
std::vector<Case> deflated_frames() {
  using wire::deflated;
  const std::string hello = bytes({0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00});
  return {
      {"7.2.3.1 one block", marked(0x1, hello), {"text Hello"}},
      {"7.2.3.1 the same in two fragments",
       marked(0x1, hello.substr(0, 3), false) + more(hello.substr(3), true),
       {"text Hello"}},
      {"7.2.3.1 the same in a fragment a byte, and an empty one",
       marked(0x1, "", false) + more(hello.substr(0, 1), false) + more(hello.substr(1), false) + more("", true),
       {"text Hello"}},
      {"7.2.3.3 a block without compression",
       marked(0x1, bytes({0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00})),
       {"text Hello"}},
      {"7.2.3.4 a block that says it is the last",
       marked(0x1, bytes({0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00})),
       {"text Hello"}},
      {"7.2.3.5 two blocks",
       marked(0x1, bytes({0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00})),
       {"text Hello"}},
      {"7.2.3.6 an empty message", marked(0x1, bytes({0x00})), {"text "}},
      {"7.1.1.2 without context: a message that refers to the one before",
       marked(0x1, hello) + marked(0x1, bytes({0xF2, 0x00, 0x11, 0x00, 0x00})),
       {"text Hello", "failed 1007"}},
      {"6.1 RSV1 on a binary", marked(0x2, deflated("x")), {"binary x"}},
      {"6 a message may go without", text("plain") + binary("b"), {"text plain", "binary b"}},
      {"6 each message by itself",
       marked(0x1, hello) + text("p") + marked(0x2, hello),
       {"text Hello", "text p", "binary Hello"}},
      {"6.1 fragments: never on a continuation", marked(0x1, "a", false) + marked(0x0, "b"), {"failed 1002"}},
      {"6.1 fragments: not on the second of a plain message", text("a", false) + marked(0x0, "b"), {"failed 1002"}},
      {"6.1 never on a ping", marked(0x9, "x"), {"failed 1002"}},
      {"6.1 never on a pong", marked(0xA, "x"), {"failed 1002"}},
      {"6.1 never on a close", marked(0x8, ""), {"failed 1002"}},
      {"6.1 plain pings between the fragments",
       marked(0x1, hello.substr(0, 2), false) + ping("!") + more(hello.substr(2, 2), false) + ping("") +
           more(hello.substr(4), true),
       {"ping !", "ping ", "text Hello"}},
      {"7.2.2 what does not inflate", marked(0x1, "\xFF\xFF\xFF\xFF"), {"failed 1007"}},
      {"RFC 6455 5.2 RSV2 is still reserved", marked(0x1, "x", true, 2), {"failed 1002"}},
      {"RFC 6455 5.2 RSV3 is still reserved", marked(0x1, "x", true, 1), {"failed 1002"}},
      {"RFC 6455 5.2 beside RSV1 too", marked(0x1, "x", true, 6), {"failed 1002"}},
      {"RFC 6455 5.2 no reserved opcode", marked(0x3, "x"), {"failed 1002"}},
      {"RFC 6455 8.1 of what it inflates to", marked(0x1, deflated("a\xFF")), {"failed 1007"}},
      {"RFC 6455 8.1 is no matter of binaries", marked(0x2, deflated("\xFF")), {"binary \xFF"}},
      {"RFC 6455 8.1 is one of a plain text after it",
       marked(0x1, hello) + text("\xFF"),
       {"text Hello", "failed 1007"}},
      {"limit: of what is sent, over it", marked(0x2, std::string(4097, 'a')), {"failed 1009"}},
      {"limit: of what it inflates to, at it", marked(0x2, deflated(std::string(4096, 'a'))), {"binary 4096"}},
      {"limit: of what it inflates to, over it", marked(0x2, deflated(std::string(4097, 'a'))), {"failed 1009"}},
      {"limit: of a bomb", marked(0x2, deflated(std::string(1'000'000, 'a'))), {"failed 1009"}},
      {"limit: of the fragments together",
       marked(0x2, std::string(4000, 'a'), false) + more(std::string(97, 'b'), true),
       {"failed 1009"}},
  };
}

INSTANTIATE_TEST_SUITE_P(All, Rfc7692Frames, ::testing::ValuesIn(deflated_frames()));
INSTANTIATE_TEST_SUITE_P(Frames, Rfc6455, ::testing::ValuesIn(frames()));
INSTANTIATE_TEST_SUITE_P(Texts, Rfc6455, ::testing::ValuesIn(texts()));
INSTANTIATE_TEST_SUITE_P(Closes, Rfc6455, ::testing::ValuesIn(closes()));

TEST(FrameParser, says_the_same_however_the_bytes_arrive) {
  std::mt19937 random(11);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (std::size_t frames = below(6) + 1; frames > 0; --frames) {
      ClientFrame frame;
      frame.opcode = std::array{0x1U, 0x2U, 0x0U, 0x9U, 0xAU}[below(5)];
      frame.is_final = frame.opcode >= 8 || below(2) == 0;
      frame.payload = std::string(below(frame.opcode >= 8 ? 126 : 400), 'x');
      bytes += bytes_of(frame);
    }
    if (below(4) == 0) bytes[below(bytes.size())] = static_cast<char>(below(256));
    std::vector<std::size_t> parts;
    for (std::size_t left = bytes.size(); left > 0; left -= parts.back())
      parts.push_back(below(std::min<std::size_t>(left, 50)) + 1);
    EXPECT_EQ(outcome_in_parts(bytes, parts), outcome_in_parts(bytes, {bytes.size()}));
  }
}

}  // namespace
}  // namespace draftwire::net
