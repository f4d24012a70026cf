#include "http/secret_path.hpp"

#include <gtest/gtest.h>

#include <string>

namespace draftwire::http {
namespace {

TEST(Tokens, stand_in_the_paths_of_links) {
  for (const std::string_view path : {"/seat/abc", "/invite/abc", "/watch/a/b", "/%73eat/abc", "/seat/%zz"}) {
    EXPECT_TRUE(has_token(path)) << path;
  }
  for (const std::string_view path : {"/", "", "/seat", "/seats/1", "/drafts/1/seat", "/api/v1/drafts/1/seats"}) {
    EXPECT_FALSE(has_token(path)) << path;
  }
}

TEST(Tokens, are_in_no_log_however_the_path_is_spelled) {
  for (const std::string path :
       {"/seat/SECRET", "/%73eat/SECRET", "//seat/SECRET", "/SEAT/SECRET", "/seat%2FSECRET", "/seat%2fSECRET",
        "/x/invite/SECRET", "http://draft.example/watch/SECRET", "HTTP://draft.example/watch/SECRET",
        "ftp://draft.example/seat/SECRET", "/%zz/seat/SECRET", "seat/SECRET", "/seat/%zz/SECRET", "/seat/SECRET?x=1"}) {
    EXPECT_TRUE(without_token(path).ends_with("/…")) << path << " gave " << without_token(path);
    EXPECT_FALSE(without_token(path).contains("SECRET")) << path;
    EXPECT_TRUE(has_token(path)) << path;
  }
}

TEST(Paths, without_a_token_are_logged_as_they_came) {
  EXPECT_EQ(without_token("/api/v1/drafts/%37?x=1"), "/api/v1/drafts/%37");
  EXPECT_EQ(without_token("http://draft.example/drafts/7"), "/drafts/7");
  EXPECT_EQ(without_token("/" + std::string(500, 'x')).size(), 200U);
}

}  // namespace
}  // namespace draftwire::http
