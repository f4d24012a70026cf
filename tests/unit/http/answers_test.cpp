#include "http/answers.hpp"

#include <gtest/gtest.h>

namespace draftwire::http {
namespace {

TEST(Etag, is_strong_and_changes_with_the_body) {
  EXPECT_EQ(etag_of("a"), etag_of("a"));
  EXPECT_NE(etag_of("a"), etag_of("b"));
  EXPECT_TRUE(etag_of("").starts_with('"'));
}

TEST(IfNoneMatch, names_a_tag_in_a_list_weak_or_not) {
  for (const char* header : {"\"x\"", "W/\"x\"", "\"y\", \"x\"", "\"y\",W/\"x\" ", "*"}) {
    EXPECT_TRUE(names_etag(header, "\"x\"")) << header;
  }
  for (const char* header : {"", "x", "\"y\"", "\"xx\"", ",", "W/"})
    EXPECT_FALSE(names_etag(header, "\"x\"")) << header;
}

}  // namespace
}  // namespace draftwire::http
