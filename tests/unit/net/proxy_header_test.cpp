#include "net/proxy_header.hpp"

#include <gtest/gtest.h>

namespace draftwire::net {
namespace {

using namespace std::string_literals;

const std::string kSignature("\r\n\r\n\0\r\nQUIT\n", 12);

// Version 2: its command byte, its family byte and what stands behind the length.
std::string v2(unsigned command, unsigned family, const std::string& rest) {
  std::string bytes = kSignature;
  bytes += {static_cast<char>(command), static_cast<char>(family), static_cast<char>(rest.size() >> 8),
            static_cast<char>(rest.size() & 0xFF)};
  return bytes + rest;
}

const std::string kFour("\xC0\x00\x02\x07\xC0\x00\x02\x01\xDC\x04\x01\xBB", 12);
const std::string kSix(
    "\x20\x01\x0D\xB8\0\0\0\0\0\0\0\0\0\0\0\x07\x20\x01\x0D\xB8\0\0\0\0\0\0\0\0\0\0\0\x01\xDC\x04\x01\xBB", 36);
const std::string kMapped(
    "\0\0\0\0\0\0\0\0\0\0\xFF\xFF\xC0\x00\x02\x07\0\0\0\0\0\0\0\0\0\0\xFF\xFF\xC0\x00\x02\x01\xDC\x04\x01\xBB", 36);
const std::string kTlvs("\x20\x00\x03\x01\x02\x03\x04\x00\x02\xAA\xBB", 11);

struct Right {
  std::string promise;
  std::string bytes;
  std::string client;  // empty: the peer's own address counts
};

const std::vector<Right>& right() {
  static const std::vector<Right> kAll{
      {"IPv4", "PROXY TCP4 192.0.2.7 192.0.2.1 56324 443\r\n", "192.0.2.7"},
      {"IPv6", "PROXY TCP6 2001:db8::7 2001:db8::1 56324 443\r\n", "2001:db8::7"},
      {"IPv6 in another spelling", "PROXY TCP6 2001:0DB8:0:0::0007 ::1 0 65535\r\n", "2001:db8::7"},
      {"IPv4 mapped into IPv6", "PROXY TCP6 ::ffff:192.0.2.7 ::1 1 2\r\n", "192.0.2.7"},
      {"the longest line",
       "PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
       "65535 65535\r\n",
       ""},
      {"nobody knows who", "PROXY UNKNOWN\r\n", ""},
      {"nobody knows who, with something behind it", "PROXY UNKNOWN what ever\r\n", ""},
      {"v2 IPv4", v2(0x21, 0x11, kFour), "192.0.2.7"},
      {"v2 IPv6", v2(0x21, 0x21, kSix), "2001:db8::7"},
      {"v2 IPv4 mapped into IPv6", v2(0x21, 0x21, kMapped), "192.0.2.7"},
      {"v2 with more facts", v2(0x21, 0x11, kFour + kTlvs), "192.0.2.7"},
      {"v2 as long as it may be", v2(0x21, 0x11, kFour + std::string(4'096 - 16 - 12, 'x')), "192.0.2.7"},
      {"v2 of the proxy itself", v2(0x20, 0x00, ""), ""},
      {"v2 of the proxy itself, with addresses", v2(0x20, 0x11, kFour), ""},
      {"v2 without a family", v2(0x21, 0x00, kTlvs), ""},
      {"v2 of a socket in the file system", v2(0x21, 0x31, std::string(216, 'x')), ""},
  };
  return kAll;
}

struct Wrong {
  std::string promise;
  std::string bytes;
};

const std::vector<Wrong>& wrong() {
  static const std::vector<Wrong> kAll{
      {"a request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"TLS", "\x16\x03\x01\x02"s},
      {"small letters", "proxy TCP4 192.0.2.7 192.0.2.1 1 2\r\n"},
      {"another space", "PROXY\tTCP4 192.0.2.7 192.0.2.1 1 2\r\n"},
      {"two spaces", "PROXY TCP4  192.0.2.7 192.0.2.1 1 2\r\n"},
      {"a space at the end", "PROXY TCP4 192.0.2.7 192.0.2.1 1 2 \r\n"},
      {"too few words", "PROXY TCP4 192.0.2.7 192.0.2.1 1\r\n"},
      {"no words", "PROXY \r\n"},
      {"UDP", "PROXY UDP4 192.0.2.7 192.0.2.1 1 2\r\n"},
      {"the other family", "PROXY TCP4 2001:db8::7 2001:db8::1 1 2\r\n"},
      {"the other family's destination", "PROXY TCP6 2001:db8::7 192.0.2.1 1 2\r\n"},
      {"an address with a leading zero", "PROXY TCP4 192.0.2.07 192.0.2.1 1 2\r\n"},
      {"an address in hexadecimal", "PROXY TCP4 0xC0.0.2.7 192.0.2.1 1 2\r\n"},
      {"a name", "PROXY TCP4 localhost 192.0.2.1 1 2\r\n"},
      {"a zone", "PROXY TCP6 fe80::1%eth0 ::1 1 2\r\n"},
      {"a port over 65535", "PROXY TCP4 192.0.2.7 192.0.2.1 65536 2\r\n"},
      {"a port with a sign", "PROXY TCP4 192.0.2.7 192.0.2.1 +1 2\r\n"},
      {"a port with a leading zero", "PROXY TCP4 192.0.2.7 192.0.2.1 01 2\r\n"},
      {"a NUL in an address", "PROXY TCP4 192.0.2.7\0 192.0.2.1 1 2\r\n"s},
      {"a line feed alone", "PROXY TCP4 192.0.2.7 192.0.2.1 1 2\n" + std::string(107, ' ')},
      {"a line over 107 bytes", "PROXY UNKNOWN " + std::string(94, 'x') + "\r\n"},
      {"a line without end", "PROXY UNKNOWN " + std::string(94, 'x')},
      {"v2 that is a version 1", v2(0x11, 0x11, kFour)},
      {"v2 with an unknown command", v2(0x22, 0x11, kFour)},
      {"v2 with an unknown family", v2(0x21, 0x41, kFour)},
      {"v2 with an unknown transport", v2(0x21, 0x13, kFour)},
      {"v2 by UDP", v2(0x21, 0x12, kFour)},
      {"v2 IPv4 too short", v2(0x21, 0x11, kFour.substr(1))},
      {"v2 IPv6 too short", v2(0x21, 0x21, kSix.substr(1))},
      {"v2 over 4 KiB", v2(0x21, 0x11, kFour + std::string(4'096, 'x'))},
      {"v2 of the proxy itself over 4 KiB", v2(0x20, 0x00, std::string(4'096, 'x'))},
      {"v2 with another signature", "\r\n\r\n\0\r\nQUIX\n\x21\x11\0\0"s},
  };
  return kAll;
}

TEST(ProxyHeader, names_the_client) {
  for (const Right& line : right()) {
    const auto header = read_proxy_header(line.bytes);
    ASSERT_TRUE(header) << line.promise << ": " << header.error();
    ASSERT_TRUE(*header) << line.promise;
    EXPECT_EQ((*header)->size, line.bytes.size()) << line.promise;
    EXPECT_EQ((*header)->client.value_or(""), line.client) << line.promise;
  }
}

TEST(ProxyHeader, takes_nothing_of_what_comes_behind_it) {
  for (const Right& line : right()) {
    const auto header = read_proxy_header(line.bytes + "PROXY GET / HTTP/1.1\r\n");
    ASSERT_TRUE(header && *header) << line.promise;
    EXPECT_EQ((*header)->size, line.bytes.size()) << line.promise;
  }
}

TEST(ProxyHeader, is_waited_for_while_it_is_not_whole) {
  for (const Right& line : right()) {
    for (std::size_t size = 0; size < line.bytes.size(); ++size) {
      const auto header = read_proxy_header(std::string_view(line.bytes).substr(0, size));
      ASSERT_TRUE(header) << line.promise << " after " << size << ": " << header.error();
      ASSERT_FALSE(*header) << line.promise << " after " << size;
    }
  }
}

TEST(ProxyHeader, that_is_malformed_is_refused) {
  for (const Wrong& line : wrong()) {
    const auto header = read_proxy_header(line.bytes);
    ASSERT_FALSE(header) << line.promise;
    EXPECT_FALSE(header.error().empty()) << line.promise;
  }
}

TEST(ProxyHeader, that_is_none_is_refused_at_its_first_wrong_byte) {
  for (const std::string& bytes : {"G"s, "PX"s, "\r\n\r\n\r"s, kSignature + "\x11", kSignature + "\x21\x51"}) {
    EXPECT_FALSE(read_proxy_header(bytes)) << bytes;
  }
}

}  // namespace
}  // namespace draftwire::net
