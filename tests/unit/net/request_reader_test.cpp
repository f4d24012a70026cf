#include "net/request_reader.hpp"

#include <gtest/gtest.h>

namespace draftwire::net {
namespace {

constexpr std::string_view kChunked = "POST /a HTTP/1.1\r\nHost: own.example\r\nTransfer-Encoding: chunked\r\n\r\n";

// Feeds `bytes` in parts of that size; the body, or the status of a refusal.
std::string outcome_of(std::string_view bytes, std::size_t part) {
  RequestReader reader;
  std::string unread;
  for (std::size_t index = 0; index < bytes.size(); index += part) {
    unread += bytes.substr(index, part);
    const auto is_whole = reader.read(unread);
    if (!is_whole) return "refused " + std::to_string(is_whole.error().status);
    if (*is_whole) return reader.take().request.body + " and " + unread;
  }
  return "not whole";
}

TEST(RequestReader, reads_a_body_in_chunks_whatever_parts_they_come_in) {
  const std::string bytes = std::string(kChunked) + "4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\nX-Sum: 9\r\n\r\n";
  for (std::size_t part = 1; part <= bytes.size(); ++part) EXPECT_EQ(outcome_of(bytes, part), "Wikipedia and ") << part;
}

TEST(RequestReader, stands_a_last_chunk_that_comes_before_what_follows_it) {
  RequestReader reader;
  std::string unread(kChunked);
  for (const std::string_view part : {"0\r\n", "X", ": y\r\n"}) {
    unread += part;
    const auto is_whole = reader.read(unread);
    ASSERT_TRUE(is_whole);
    EXPECT_FALSE(*is_whole);
  }
  unread += "\r\nGET";
  EXPECT_TRUE(reader.read(unread).value_or(false));
  EXPECT_EQ(reader.take().request.body, "");
  EXPECT_EQ(unread, "GET");
}

TEST(RequestReader, leaves_what_belongs_to_the_next_request) {
  std::string unread = "GET /a?b HTTP/1.1\r\nHost: h\r\nX-A: b\r\n\r\nGET /c";
  RequestReader reader;
  EXPECT_TRUE(reader.read(unread).value_or(false));
  const auto [request, is_http_1_1, keep_alive] = reader.take();
  EXPECT_EQ(unread, "GET /c");
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.target.path, "/a");
  EXPECT_EQ(request.target.query, "b");
  EXPECT_EQ(request.header("x-a"), "b");
  EXPECT_TRUE(is_http_1_1);
  EXPECT_TRUE(keep_alive);
}

TEST(RequestReader, keeps_what_stands_behind_the_chunks_out_of_the_headers) {
  std::string unread = std::string(kChunked) + "0\r\nX-Forwarded-For: 203.0.113.9\r\nHost: other\r\n\r\n";
  RequestReader reader;
  EXPECT_TRUE(reader.read(unread).value_or(false));
  const auto request = reader.take().request;
  EXPECT_EQ(request.header_count("X-Forwarded-For"), 0U);
  EXPECT_EQ(request.header_count("Host"), 1U);
}

TEST(RequestReader, keeps_no_more_than_16_kib_between_chunks) {
  EXPECT_EQ(outcome_of(std::string(kChunked) + "1;" + std::string(70'000, 'x'), 30'000), "refused 431");
  EXPECT_EQ(outcome_of(std::string(kChunked) + "0\r\nX: " + std::string(70'000, 'x'), 30'000), "refused 431");
}

TEST(RequestReader, takes_memory_for_what_came_and_not_for_what_was_announced) {
  const std::string head = "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n";
  std::string unread = head.substr(0, 30);
  RequestReader reader;
  EXPECT_FALSE(reader.read(unread).value_or(true));
  EXPECT_EQ(reader.held_bytes(), 0U);  // all of it is still there to be read
  unread += head.substr(30) + "abc";
  EXPECT_FALSE(reader.read(unread).value_or(true));
  EXPECT_EQ(reader.held_bytes(), head.size() + 3);
}

TEST(RequestReader, refuses_the_same_in_one_piece_and_in_many) {
  for (const auto& [bytes, status] :
       {std::pair("GET / HTTP/2.0\r\n\r\n", "refused 505"), std::pair("GET  / HTTP/1.1\r\n\r\n", "refused 400"),
        std::pair("GET / HTTP/1.1\r\nA b\r\n\r\n", "refused 400"),
        std::pair("POST / HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n", "refused 413")}) {
    EXPECT_EQ(outcome_of(bytes, std::string_view(bytes).size()), status) << bytes;
    EXPECT_EQ(outcome_of(bytes, 1), status) << bytes;
  }
}

}  // namespace
}  // namespace draftwire::net
