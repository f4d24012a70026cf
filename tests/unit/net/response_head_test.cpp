#include "net/response_head.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace draftwire::net {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

http::Response a_response(int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
  http::Response response;
  response.status = status;
  response.headers = std::move(headers);
  return response;
}

TEST(ResponseHead, says_status_length_id_and_whether_the_line_stays) {
  const std::string head = response_head(a_response(200, {{"Content-Type", "text/plain"}}),
                                         {.request_id = "r-1", .body_size = 5, .keep_alive = true});
  EXPECT_THAT(head, AllOf(StartsWith("HTTP/1.1 200 OK\r\n"), HasSubstr("\r\nContent-Type: text/plain\r\n"),
                          HasSubstr("\r\nContent-Length: 5\r\n"), HasSubstr("\r\nX-Request-Id: r-1\r\n"),
                          HasSubstr("\r\nConnection: keep-alive\r\n"), HasSubstr("\r\nDate: "), EndsWith("\r\n\r\n")));
}

TEST(ResponseHead, has_no_length_where_there_is_never_a_body) {
  for (const int status : {101, 204, 304}) {
    EXPECT_THAT(response_head(a_response(status), {}), Not(HasSubstr("Content-Length"))) << status;
  }
}

TEST(ResponseHead, lets_no_value_start_a_line_of_its_own) {
  const std::string head =
      response_head(a_response(200, {{"Location", "/a\r\nSet-Cookie: x=1"}, {"Bad\nName", "v"}, {"Good", "v"}}), {});
  EXPECT_THAT(head, AllOf(Not(HasSubstr("Set-Cookie")), Not(HasSubstr("Bad")), HasSubstr("Good: v\r\n")));
}

TEST(ResponseHead, says_what_it_knows_better_once) {
  const std::string head =
      response_head(a_response(200, {{"content-length", "99"}, {"Connection", "upgrade"}}), {.body_size = 1});
  EXPECT_THAT(head, AllOf(Not(HasSubstr("99")), HasSubstr("Connection: close\r\n")));
}

TEST(ResponseHead, names_the_upgrade_that_is_required) {
  EXPECT_THAT(response_head(a_response(426), {.keep_alive = true}), HasSubstr("Connection: keep-alive, Upgrade\r\n"));
}

}  // namespace
}  // namespace draftwire::net
