#include "http/target.hpp"

#include <gtest/gtest.h>

namespace draftwire::http {
namespace {

using Segments = std::vector<std::string>;

TEST(Target, has_a_path_and_a_query) {
  EXPECT_EQ(split_target("/a/b?c=d?e").path, "/a/b");
  EXPECT_EQ(split_target("/a/b?c=d?e").query, "c=d?e");
  EXPECT_EQ(split_target("/a").query, "");
}

TEST(Target, may_name_the_server) {
  EXPECT_EQ(split_target("http://draft.example/a?b").path, "/a");
  EXPECT_EQ(split_target("http://draft.example").path, "/");
}

TEST(PathSegments, are_decoded_each_for_itself) {
  EXPECT_EQ(path_segments("/a%2Fb/%C3%A9/+"), (Segments{"a/b", "é", "+"}));
  EXPECT_EQ(path_segments("/"), Segments());
  EXPECT_EQ(path_segments("/a/"), (Segments{"a", ""}));
}

TEST(PathSegments, are_nothing_when_they_are_broken) {
  for (const char* path : {"", "a", "/%", "/%4", "/%GG", "/%00", "/%FF", "/%C3"}) {
    EXPECT_EQ(path_segments(path), std::nullopt) << path;
  }
}

TEST(QueryParameter, is_decoded) {
  EXPECT_EQ(query_parameter("a=1&reason=too+late%21&b=", "reason").value, "too late!");
  EXPECT_EQ(query_parameter("a=1&b=", "b").value, "");
  EXPECT_EQ(query_parameter("a=1&b", "b").value, "");
  EXPECT_FALSE(query_parameter("a=1", "b").is_given);
}

TEST(QueryParameter, that_is_broken_or_comes_twice_has_no_value) {
  for (const char* query : {"at=%", "at=%FF", "at=1&at=2"}) {
    EXPECT_TRUE(query_parameter(query, "at").is_given) << query;
    EXPECT_EQ(query_parameter(query, "at").value, std::nullopt) << query;
  }
}

TEST(QueryParameter, passes_over_broken_ones_that_nobody_asks_for) {
  EXPECT_EQ(query_parameter("%=1&&=&x=%&at=7", "at").value, "7");
}

}  // namespace
}  // namespace draftwire::http
