#include <gtest/gtest.h>

#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

class SessionApi : public ::testing::Test {
 protected:
  static std::string who(Browser& browser) { return browser.get("/api/v1/session").text; }

  Product product;
};

constexpr std::string_view kNobody = R"({"account":null,"seats":null})";

TEST_F(SessionApi, begins_with_nobody) {
  Browser browser = product.anyone();
  EXPECT_EQ(who(browser), kNobody);
}

TEST_F(SessionApi, knows_who_signed_in) {
  Browser olga = product.signed_in("Olga");
  const wire::Value session = boost::json::parse(who(olga));
  EXPECT_EQ(session.at_pointer("/account/name").as_string(), "Olga");
  EXPECT_EQ(session.at_pointer("/account/role").as_string(), "organiser");
  EXPECT_TRUE(session.at("seats").as_array().empty());
}

TEST_F(SessionApi, hides_the_cookie_from_scripts_and_other_sites) {
  Browser browser = product.anyone();
  const Answered answer = browser.post("/api/v1/session", R"({"username":"Ada","password":"pass of Ada"})");
  EXPECT_EQ(answer.headers.at("Set-Cookie"),
            "draftwire_session=" + browser.cookie + "; HttpOnly; SameSite=Lax; Path=/; Max-Age=7776000");
}

TEST(SessionApiBehindHttps, keeps_the_cookie_off_plain_lines) {
  http::HandlerOptions options;
  options.public_url = "https://draft.example";
  Product product(options);
  Browser browser = product.anyone();
  const Answered answer = browser.post("/api/v1/session", R"({"username":"Ada","password":"pass of Ada"})");
  EXPECT_EQ(answer.headers.at("Set-Cookie"),
            "__Host-draftwire_session=" + browser.cookie + "; HttpOnly; SameSite=Lax; Path=/; Max-Age=7776000; Secure");
}

TEST(SessionApiBehindHttps, knows_the_host_cookie_and_no_other) {
  http::HandlerOptions options;
  options.public_url = "https://draft.example";
  Product product(options);
  Browser ada = product.signed_in("Ada");
  Browser anyone = product.anyone();
  const auto with = [&](const std::string& cookie) {
    return anyone.send("GET", "/api/v1/session", "", {{"Cookie", cookie}}).text;
  };
  EXPECT_NE(with("__Host-draftwire_session=" + ada.cookie), kNobody);
  EXPECT_EQ(with("draftwire_session=" + ada.cookie), kNobody);
}

TEST(SessionApiBehindHttps, takes_a_trusted_proxys_word_for_it_and_nobody_elses) {
  Product product;
  const auto set_cookie = [&](const std::string& peer) {
    Browser browser(product.handler, peer);
    return browser
        .send("POST", "/api/v1/session", R"({"username":"Ada","password":"pass of Ada"})",
              {{"Content-Type", "application/json"}, {"X-Forwarded-Proto", "https"}})
        .headers.at("Set-Cookie");
  };
  EXPECT_TRUE(set_cookie("127.0.0.1").starts_with("__Host-draftwire_session="));
  EXPECT_TRUE(set_cookie("192.0.2.1").starts_with("draftwire_session="));
}

TEST_F(SessionApi, tells_a_wrong_name_and_a_wrong_password_alike) {
  Browser browser = product.anyone();
  const Answered password = browser.post("/api/v1/session", R"({"username":"Ada","password":"no"})");
  const Answered name = browser.post("/api/v1/session", R"({"username":"Nobody","password":"no"})");
  EXPECT_EQ(password.status, 401);
  EXPECT_EQ(password.code(), "wrong_credentials");
  EXPECT_EQ(name.text, password.text);
}

TEST_F(SessionApi, makes_who_guesses_wait) {
  Browser browser = product.anyone();
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(browser.post("/api/v1/session", R"({"username":"Ada","password":"no"})").status, 401);
  }
  const Answered refused = browser.post("/api/v1/session", R"({"username":"Ada","password":"pass of Ada"})");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "too_many_requests");
  EXPECT_EQ(refused.headers.at("Retry-After"), "600");
  product.clock.advance(std::chrono::minutes(10));
  EXPECT_EQ(browser.post("/api/v1/session", R"({"username":"Ada","password":"pass of Ada"})").status, 200);
}

TEST_F(SessionApi, ends_a_session_and_not_only_its_cookie) {
  Browser olga = product.signed_in("Olga");
  Browser copy = product.anyone();
  copy.cookie = olga.cookie;
  EXPECT_EQ(olga.remove("/api/v1/session").status, 204);
  EXPECT_EQ(who(copy), kNobody);
}

TEST_F(SessionApi, changes_the_id_at_every_sign_in) {
  Browser olga = product.signed_in("Olga");
  Browser copy = product.anyone();
  copy.cookie = olga.cookie;
  olga.post("/api/v1/session", R"({"username":"Olga","password":"pass of Olga"})");
  EXPECT_NE(olga.cookie, copy.cookie);
  EXPECT_EQ(who(copy), kNobody);
}

TEST_F(SessionApi, forgets_a_session_that_nobody_used_for_a_month) {
  Browser olga = product.signed_in("Olga");
  product.clock.advance(std::chrono::hours(24 * 29));
  EXPECT_NE(who(olga), kNobody);
  product.clock.advance(std::chrono::hours(24 * 29));
  EXPECT_NE(who(olga), kNobody);
  product.clock.advance(std::chrono::hours(24 * 30));
  EXPECT_EQ(who(olga), kNobody);
}

TEST_F(SessionApi, takes_any_other_cookie_for_nobody) {
  const Browser olga = product.signed_in("Olga");
  std::string last_changed = olga.cookie;
  last_changed.back() = last_changed.back() == 'A' ? 'E' : 'A';
  for (const std::string& value : {std::string("x"), std::string(4000, 'a'), "\"" + olga.cookie + "\"", last_changed}) {
    Browser browser = product.anyone();
    browser.cookie = value;
    EXPECT_EQ(who(browser), kNobody) << value;
  }
}

TEST_F(SessionApi, reads_a_body_whole_and_says_everything_that_is_wrong) {
  Browser browser = product.anyone();
  const Answered answer = browser.post("/api/v1/session", R"({"username":7,"pass":"x"})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.fields(), (std::vector<std::string>{"username", "password", "pass"}));
}

}  // namespace
}  // namespace draftwire::testing
