#include "auth/same_site.hpp"

#include <gtest/gtest.h>

#include <array>

namespace draftwire::auth {
namespace {

constexpr std::string_view kPublicUrl = "https://draft.example";

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
    {"our page behind a proxy", {"POST", "127.0.0.1:8080", "https://draft.example", "same-origin"}, true},
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
    {"a read from another site", {"GET", kHost, "https://elsewhere.example", "cross-site"}, true},
    {"HEAD from another site", {"HEAD", kHost, "https://elsewhere.example", "cross-site"}, true},
    {"OPTIONS from another site", {"OPTIONS", kHost, "https://elsewhere.example", "cross-site"}, true},
    {"a method nobody knows", {"PROPFIND", kHost, "https://elsewhere.example", "cross-site"}, false},
};

TEST(SameSite, holds_for_every_line_of_the_table) {
  for (const Case& line : kCases) {
    const auto problem = forbids_cross_site(line.source, kPublicUrl);
    EXPECT_EQ(!problem, line.is_allowed) << line.promise;
    if (problem) {
      EXPECT_EQ(problem->code, wire::ProblemCode::cross_site);
    }
  }
}

TEST(SameSite, knows_its_own_origin_for_channels_by_the_same_rule) {
  EXPECT_TRUE(is_own_origin("http://127.0.0.1:8080", kHost, kPublicUrl));
  EXPECT_TRUE(is_own_origin("https://draft.example", kHost, kPublicUrl));
  EXPECT_FALSE(is_own_origin("https://elsewhere.example", kHost, kPublicUrl));
  EXPECT_FALSE(is_own_origin("null", kHost, kPublicUrl));
  EXPECT_FALSE(is_own_origin("", kHost, ""));
  EXPECT_FALSE(is_own_origin("http://", "", ""));
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
