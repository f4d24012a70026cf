#include "http/message.hpp"

#include <gtest/gtest.h>

namespace draftwire::http {
namespace {

TEST(Request, finds_headers_in_any_letter_case) {
  const Request request{"GET", "/", {{"HOST", "a"}, {"x-Two", "1"}, {"X-TWO", "2"}}, {}, {}, {}};
  EXPECT_EQ(request.header("Host"), "a");
  EXPECT_EQ(request.header("X-Two"), "1");
  EXPECT_EQ(request.header_count("x-two"), 2U);
  EXPECT_EQ(request.header("Cookie"), "");
}

TEST(Request, asks_the_host_of_an_absolute_target_and_else_that_of_its_header) {  // RFC 9112 §3.2.2
  EXPECT_EQ((Request{"GET", "/", {{"Host", "a"}}, {}, {}, {}}).host(), "a");
  EXPECT_EQ((Request{"GET", "http://b/", {{"Host", "a"}}, {}, {}, {}}).host(), "b");
}

}  // namespace
}  // namespace draftwire::http
