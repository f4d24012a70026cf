#include "net/head_lines.hpp"

#include <gtest/gtest.h>

#include <string>

namespace draftwire::net {
namespace {

// 0: nothing to refuse.
int status_of(std::string_view bytes, std::size_t part) {
  HeadLines lines;
  for (std::size_t index = 0; index < bytes.size(); index += part) {
    if (const auto refusal = lines.look(bytes.substr(index, part))) return refusal->status;
  }
  return 0;
}

TEST(HeadLines, end_behind_an_empty_line_and_look_no_further) {
  const std::string_view head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  HeadLines lines;
  EXPECT_FALSE(lines.look(head.substr(0, head.size() - 1)));
  EXPECT_FALSE(lines.is_whole());
  EXPECT_FALSE(lines.look(std::string(head.substr(head.size() - 1)) + "\n\r \n body"));
  EXPECT_TRUE(lines.is_whole());
  EXPECT_EQ(lines.size(), head.size());
}

TEST(HeadLines, end_in_crlf_and_nothing_else) {
  for (const std::string_view bytes :
       {"GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\rHost: a\r\n\r\n", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET / HTTP/1.1\r\nX: a\r\n\tb\r\n\r\n"}) {
    EXPECT_EQ(status_of(bytes, bytes.size()), 400) << bytes;
    EXPECT_EQ(status_of(bytes, 1), 400) << bytes;
  }
  EXPECT_EQ(status_of(std::string("GET / HTTP/1.1\r\nX: \0\r\n\r\n", 24), 1), 400);
}

TEST(HeadLines, are_100_headers_at_most) {
  std::string head = "GET / HTTP/1.1\r\n";
  for (std::size_t i = 0; i < HeadLines::kMaxHeaders; ++i) head += "a: b\r\n";
  EXPECT_EQ(status_of(head + "\r\n", 7), 0);
  EXPECT_EQ(status_of(head + "a: b\r\n", 7), 431);
}

TEST(HeadLines, have_16_kib_at_most) {
  const std::string head = "GET /" + std::string(HeadLines::kMaxBytes - 5, 'x');
  EXPECT_EQ(status_of(head, 1'000), 0);
  EXPECT_EQ(status_of(head + "x", 1'000), 431);
}

}  // namespace
}  // namespace draftwire::net
