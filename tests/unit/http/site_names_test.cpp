// Under which names the site answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/http/captured_log.hpp"
#include "unit/http/product.hpp"

namespace draftwire::testing {
namespace {

using ::testing::HasSubstr;

http::HandlerOptions named() {
  http::HandlerOptions options;
  options.public_url = "https://draft.example";
  options.allowed_origins = {"http://127.0.0.1:8080"};
  return options;
}

class NamesOfTheSite : public ::testing::Test {
 protected:
  Answered ask(const std::string& host, const std::string& target, const std::string& accept = "") {
    return product.anyone().send("GET", target, "", {{"Host", host}, {"Accept", accept}});
  }

  const CapturedLog log;
  Product product{named()};
};

TEST_F(NamesOfTheSite, are_the_public_one_and_those_that_are_allowed) {
  for (const char* host : {"draft.example", "127.0.0.1:8080"}) {
    EXPECT_EQ(ask(host, "/api/v1/session").status, 200) << host;
    EXPECT_EQ(ask(host, "/").status, 200) << host;
  }
  for (const char* target : {"/api/v1/session", "/api/v1/nothing", "/", "/assets/x.js", "/ws/draft/1/"}) {
    const Answered answer = ask("evil.example", target);
    EXPECT_EQ(answer.status, 421) << target;
    EXPECT_EQ(answer.code(), "foreign_host") << target;
  }
}

TEST_F(NamesOfTheSite, do_not_matter_to_who_watches_the_server) {
  for (const char* target : {"/healthz", "/readyz", "/metrics"}) {
    EXPECT_EQ(ask("10.0.0.7:8080", target).status, 200) << target;
  }
}

TEST_F(NamesOfTheSite, are_explained_to_a_browser_with_both_of_them) {
  const Answered page = ask("<b>.example", "/drafts/1", "text/html,*/*");
  EXPECT_EQ(page.status, 421);
  EXPECT_EQ(page.headers.at("Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(page.text, HasSubstr("This site is served under another name than the server expects"));
  EXPECT_THAT(page.text, HasSubstr("&#60;b&#62;.example"));
  EXPECT_THAT(page.text, HasSubstr("https://draft.example"));
  EXPECT_TRUE(page.headers.contains("Content-Security-Policy"));
  EXPECT_EQ(ask("<b>.example", "/api/v1/session", "text/html").headers.at("Content-Type"), "application/problem+json");
}

TEST_F(NamesOfTheSite, stand_in_the_target_where_it_is_absolute) {  // RFC 9112 §3.2.2
  EXPECT_EQ(ask("evil.example", "http://draft.example/api/v1/session").status, 200);
  EXPECT_EQ(ask("draft.example", "http://evil.example/api/v1/session").status, 421);
}

TEST_F(NamesOfTheSite, that_are_wrong_are_told_to_the_operator) {
  ask("evil.example", "/");
  EXPECT_THAT(log.text(), HasSubstr("for host evil.example: --public-url is https://draft.example"));
}

TEST_F(NamesOfTheSite, of_another_site_are_told_to_the_operator_too) {
  const Answered answer = product.anyone().send("DELETE", "/api/v1/session", "",
                                                {{"Host", "draft.example"}, {"Origin", "http://draft.example"}});
  EXPECT_EQ(answer.code(), "cross_site");
  EXPECT_THAT(std::string(answer.json().at("detail").as_string()), HasSubstr("came from http://draft.example, and"));
  EXPECT_THAT(log.text(), HasSubstr("origin http://draft.example for host draft.example"));
}

TEST_F(NamesOfTheSite, decide_whose_pages_may_open_a_channel) {
  const auto trust = [&](const std::string& host, const std::string& origin) -> std::string {
    http::Request handshake{"GET", "/ws/draft/1/", {{"Host", host}}, {}, "192.0.2.1", {}};
    if (!origin.empty()) handshake.headers.emplace_back("Origin", origin);
    const auto trusted = product.handler.trust_in(handshake);
    if (!trusted) return trusted.error().code == wire::ProblemCode::cross_site ? "cross_site" : "foreign_host";
    return *trusted == http::OriginTrust::own ? "own" : "as nobody";
  };
  EXPECT_EQ(trust("draft.example", ""), "own");
  EXPECT_EQ(trust("draft.example", "https://draft.example"), "own");
  EXPECT_EQ(trust("draft.example", "http://127.0.0.1:8080"), "as nobody");
  EXPECT_EQ(trust("127.0.0.1:8080", "http://127.0.0.1:8080"), "as nobody");
  EXPECT_EQ(trust("draft.example", "http://draft.example"), "cross_site");
  EXPECT_EQ(trust("evil.example", "http://evil.example"), "cross_site");
  EXPECT_EQ(trust("evil.example", ""), "foreign_host");
  EXPECT_EQ(trust("evil.example", "https://draft.example"), "foreign_host");
}

TEST(NamesOfTheSiteWithoutPublicUrl, are_all_the_same) {
  Product product;
  for (const char* host : {"evil.example", "127.0.0.1:8080", "draft.example"}) {
    EXPECT_EQ(product.anyone().send("GET", "/api/v1/session", "", {{"Host", host}}).status, 200) << host;
  }
}

TEST(Log, has_no_token_however_its_path_is_spelled) {
  const CapturedLog log;
  Product product;
  for (const char* target : {"/%73eat/SECRET", "http://draft.example/seat/SECRET", "HTTPS://draft.example/watch/SECRET",
                             "//invite/SECRET"}) {
    const Answered answer = product.anyone().send("GET", target, "", {{"Accept", "text/html"}});
    EXPECT_EQ(answer.headers.at("Referrer-Policy"), "no-referrer") << target;
  }
  EXPECT_THAT(log.text(), HasSubstr("GET /%73eat/… 200"));
  EXPECT_THAT(log.text(), HasSubstr("GET /seat/… 200"));
  EXPECT_THAT(log.text(), HasSubstr("GET /watch/… 200"));
  EXPECT_THAT(log.text(), ::testing::Not(HasSubstr("SECRET")));
}

}  // namespace
}  // namespace draftwire::testing
