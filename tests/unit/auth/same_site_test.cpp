#include "auth/same_site.hpp"

#include <gtest/gtest.h>

#include <array>
#include <span>

namespace draftwire::auth {
namespace {

const SiteNames kUnnamed{};
const SiteNames kNamed{"https://draft.example", {"https://league.example", "http://127.0.0.1:8080"}};

struct Case {
  std::string_view promise;
  RequestSource source;
  bool is_allowed;
};

constexpr std::string_view kHost = "127.0.0.1:8080";

const Case kCases[] = {
    {"a program without either header", {"POST", kHost, "", ""}, true},
    {"our own page", {"POST", kHost, "http://127.0.0.1:8080", "same-origin"}, true},
    {"our own page in an older browser", {"POST", kHost, "http://127.0.0.1:8080", ""}, true},
    {"our own page, without an origin", {"DELETE", kHost, "", "same-origin"}, true},
    {"a person's own doing", {"POST", kHost, "", "none"}, true},
    {"our page behind a proxy of TLS", {"POST", "draft.example", "https://draft.example", "same-origin"}, true},
    {"our page, with the default port", {"POST", "draft.example", "https://DRAFT.example:443", "same-origin"}, true},
    {"a site that may read", {"POST", kHost, "https://league.example", "same-site"}, false},
    {"another site", {"POST", kHost, "https://elsewhere.example", "cross-site"}, false},
    {"another site in an older browser", {"POST", kHost, "https://elsewhere.example", ""}, false},
    {"a sandboxed frame", {"POST", kHost, "null", "cross-site"}, false},
    {"an opaque origin", {"POST", kHost, "null", ""}, false},
    {"another site that hides its origin", {"POST", kHost, "", "cross-site"}, false},
    {"a sibling domain", {"POST", kHost, "", "same-site"}, false},
    {"a sibling domain by its origin", {"PATCH", "draft.example", "https://evil.draft.example", "same-site"}, false},
    {"another port of our host", {"POST", kHost, "http://127.0.0.1:9090", "same-site"}, false},
    {"another name of our host", {"POST", kHost, "http://localhost:8080", ""}, false},
    {"our origin, from another site", {"POST", kHost, "http://127.0.0.1:8080", "cross-site"}, false},
    {"a host that begins like ours", {"POST", "draft.example", "https://draft.example.evil.example", ""}, false},
    {"another scheme", {"POST", "draft.example", "ftp://draft.example", ""}, false},
    {"our page behind a proxy that rewrites Host", {"POST", kHost, "https://draft.example", "same-origin"}, false},
    {"a read from another site", {"GET", kHost, "https://elsewhere.example", "cross-site"}, true},
    {"HEAD from another site", {"HEAD", kHost, "https://elsewhere.example", "cross-site"}, true},
    {"OPTIONS from another site", {"OPTIONS", kHost, "https://elsewhere.example", "cross-site"}, true},
    {"a method nobody knows", {"PROPFIND", kHost, "https://elsewhere.example", "cross-site"}, false},
};

const Case kCasesByPublicUrl[] = {
    {"a program", {"POST", kHost, "", ""}, true},
    {"our own page", {"POST", "draft.example", "https://draft.example", "same-origin"}, true},
    {"our own page, with the default port", {"POST", "draft.example", "https://DRAFT.example:443", ""}, true},
    {"our own page, whatever the proxy makes of Host", {"POST", kHost, "https://draft.example", "same-origin"}, true},
    {"our own page by the plain scheme", {"POST", "draft.example", "http://draft.example", "same-origin"}, false},
    {"the name that Host says", {"POST", kHost, "http://127.0.0.1:8080", "same-origin"}, false},
    {"a name that leads here", {"POST", "evil.example", "http://evil.example", "same-origin"}, false},
    {"a site that may read", {"POST", "draft.example", "https://league.example", "same-site"}, false},
};

void expect_all(std::span<const Case> cases, const SiteNames& names) {
  for (const Case& line : cases) {
    const auto problem = forbids_cross_site(line.source, names);
    EXPECT_EQ(!problem, line.is_allowed) << line.promise;
    if (problem) {
      EXPECT_EQ(problem->code, wire::ProblemCode::cross_site);
    }
  }
}

TEST(SameSite, holds_for_every_line_of_the_table) {
  expect_all(kCases, kUnnamed);
}

TEST(SameSite, is_that_of_the_public_url_alone_where_there_is_one) {
  expect_all(kCasesByPublicUrl, kNamed);
}

TEST(SameSite, knows_its_own_origin_for_channels_by_the_same_rule) {
  EXPECT_TRUE(is_own_origin("http://127.0.0.1:8080", kHost, kUnnamed));
  EXPECT_TRUE(is_own_origin("https://draft.example", kHost, kNamed));
  EXPECT_FALSE(is_own_origin("http://127.0.0.1:8080", kHost, kNamed));
  EXPECT_FALSE(is_own_origin("https://draft.example", kHost, kUnnamed));
  for (const char* origin : {"https://elsewhere.example", "null", "", "http://"}) {
    EXPECT_FALSE(is_own_origin(origin, kHost, kNamed)) << origin;
    EXPECT_FALSE(is_own_origin(origin, "", kUnnamed)) << origin;
  }
}

TEST(SameSite, says_who_came_and_who_the_server_is) {
  const auto unnamed = forbids_cross_site({"POST", "10.0.0.7:8080", "https://draft.example", "same-origin"}, kUnnamed);
  ASSERT_TRUE(unnamed);
  EXPECT_TRUE(unnamed->detail.contains("https://draft.example")) << unnamed->detail;
  EXPECT_TRUE(unnamed->detail.contains("10.0.0.7:8080")) << unnamed->detail;
  const auto named = forbids_cross_site({"POST", "a", "http://x\xFF", ""}, kNamed);
  ASSERT_TRUE(named);
  EXPECT_TRUE(named->detail.contains("http://x?, and this server is https://draft.example.")) << named->detail;
}

TEST(Hosts, are_those_of_the_public_url_and_of_allowed_origins) {
  for (const char* host : {"draft.example", "DRAFT.example:443", "league.example", "127.0.0.1:8080"}) {
    EXPECT_FALSE(forbids_host(host, kNamed)) << host;
  }
  for (const char* host : {"", "127.0.0.1", "draft.example:80", "draft.example:8443", "draft.example.evil.example",
                           "evil.example", "draft.example/", "draft.example,evil.example", "user@draft.example"}) {
    const auto problem = forbids_host(host, kNamed);
    ASSERT_TRUE(problem) << host;
    EXPECT_EQ(problem->code, wire::ProblemCode::foreign_host);
    EXPECT_TRUE(problem->detail.contains("https://draft.example")) << problem->detail;
  }
}

TEST(Hosts, are_all_right_while_there_is_no_public_url) {
  for (const char* host : {"", "anything.example", "127.0.0.1:8080"}) {
    EXPECT_FALSE(forbids_host(host, kUnnamed)) << host;
  }
}

TEST(SameSite, knows_the_origins_on_a_list) {
  const std::array<std::string, 1> allowed{"https://league.example"};
  EXPECT_TRUE(is_listed_origin("https://league.example", allowed));
  EXPECT_TRUE(is_listed_origin("https://LEAGUE.example:443", allowed));
  EXPECT_FALSE(is_listed_origin("http://league.example", allowed));
  EXPECT_FALSE(is_listed_origin("https://elsewhere.example", allowed));
  EXPECT_FALSE(is_listed_origin("null", allowed));
  EXPECT_FALSE(is_listed_origin("", {}));
}

}  // namespace
}  // namespace draftwire::auth
