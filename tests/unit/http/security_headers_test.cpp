#include "http/security_headers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kPolicy = "Content-Security-Policy";

http::HandlerOptions with_friends() {
  http::HandlerOptions options;
  options.frame_origins = {"https://league.example", "https://cup.example"};
  options.allowed_origins = {"https://league.example"};
  return options;
}

TEST(SecurityHeaders, let_nothing_run_that_is_not_in_a_file_of_this_server) {
  Product product;
  for (const std::string path : {"/", "/drafts/1", "/nothing", "/api/v1/tournaments", "/healthz"}) {
    const Answered answer = product.anyone().get(path);
    EXPECT_THAT(answer.headers.at(kPolicy), HasSubstr("script-src 'self'; style-src 'self';")) << path;
    EXPECT_THAT(answer.headers.at(kPolicy), Not(HasSubstr("unsafe"))) << path;
    EXPECT_EQ(answer.headers.at("X-Content-Type-Options"), "nosniff") << path;
  }
}

TEST(SecurityHeaders, keep_every_page_out_of_frames) {
  Product product;
  for (const std::string path : {"/", "/drafts/1", "/sign-in", "/api/v1/drafts/1"}) {
    const Answered answer = product.anyone().get(path);
    EXPECT_THAT(answer.headers.at(kPolicy), EndsWith("frame-ancestors 'none'")) << path;
    EXPECT_EQ(answer.headers.at("X-Frame-Options"), "DENY") << path;
  }
}

TEST(SecurityHeaders, let_the_room_and_nothing_else_into_the_frames_that_are_allowed) {
  Product product(with_friends());
  const Answered room = product.anyone().get("/drafts/1");
  EXPECT_THAT(room.headers.at(kPolicy), EndsWith("frame-ancestors https://league.example https://cup.example"));
  EXPECT_FALSE(room.headers.contains("X-Frame-Options"));
  for (const std::string path : {"/", "/drafts/1/", "/drafts/x", "/sign-in", "/seat/abc", "/api/v1/drafts/1"}) {
    EXPECT_THAT(product.anyone().get(path).headers.at(kPolicy), EndsWith("frame-ancestors 'none'")) << path;
  }
}

TEST(SecurityHeaders, tell_nobody_the_address_of_a_page_with_a_token) {
  Product product;
  for (const std::string path : {"/seat/abc", "/invite/abc", "/watch/abc", "/%73eat/abc"}) {
    EXPECT_EQ(product.anyone().get(path).headers.at("Referrer-Policy"), "no-referrer") << path;
  }
  EXPECT_EQ(product.anyone().get("/drafts/1").headers.at("Referrer-Policy"), "same-origin");
}

TEST(SecurityHeaders, keep_browsers_to_https_where_there_is_https) {
  constexpr auto kHsts = "Strict-Transport-Security";
  http::HandlerOptions options;
  options.public_url = "https://draft.example";
  EXPECT_EQ(Product(options).anyone().get("/").headers.at(kHsts), "max-age=31536000");
  Product plain;
  EXPECT_FALSE(plain.anyone().get("/").headers.contains(kHsts));
  const auto from = [&](const std::string& peer) {
    return Browser(plain.handler, peer).send("GET", "/", "", {{"X-Forwarded-Proto", "https"}});
  };
  EXPECT_TRUE(from("127.0.0.1").headers.contains(kHsts));
  EXPECT_FALSE(from("192.0.2.1").headers.contains(kHsts));
}

class Cors : public ::testing::Test {
 protected:
  Answered ask(const std::string& method, const std::string& path, const std::string& origin) {
    return product.anyone().send(method, path, "", {{"Origin", origin}});
  }

  static constexpr auto kAllow = "Access-Control-Allow-Origin";
  Product product{with_friends()};
};

TEST_F(Cors, lets_an_origin_on_the_list_read_without_cookies) {
  const Answered answer = ask("GET", "/api/v1/tournaments", "https://league.example");
  EXPECT_EQ(answer.headers.at(kAllow), "https://league.example");
  EXPECT_EQ(answer.headers.at("Vary"), "Origin");
  EXPECT_FALSE(answer.headers.contains("Access-Control-Allow-Credentials"));
}

TEST_F(Cors, is_closed_for_everybody_else) {
  for (const std::string origin : {"https://evil.example", "null", "https://league.example.evil.example", ""}) {
    EXPECT_FALSE(ask("GET", "/api/v1/tournaments", origin).headers.contains(kAllow)) << origin;
  }
  Product closed;
  const Answered answer =
      closed.anyone().send("GET", "/api/v1/tournaments", "", {{"Origin", "https://league.example"}});
  EXPECT_FALSE(answer.headers.contains(kAllow));
}

TEST_F(Cors, promises_reading_alone_before_a_request) {
  const Answered answer = ask("OPTIONS", "/api/v1/tournaments", "https://league.example");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.headers.at("Access-Control-Allow-Methods"), "GET, HEAD");
  EXPECT_FALSE(ask("POST", "/api/v1/tournaments", "https://league.example").headers.contains(kAllow));
}

}  // namespace
}  // namespace draftwire::testing
