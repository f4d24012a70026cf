#include "http/target.hpp"

#include <gtest/gtest.h>

namespace draftwire::http {
namespace {

using Segments = std::vector<std::string>;

TEST(Target, has_a_path_and_a_query) {
  const Target target = "/a/b?c=d?e#f";
  EXPECT_EQ(target.path, "/a/b");
  EXPECT_EQ(target.query, "c=d?e");
  EXPECT_EQ(target.authority, std::nullopt);
  EXPECT_EQ(Target("/a").query, "");
}

TEST(Target, may_name_the_host_that_is_asked) {  // RFC 9112 §3.2.2
  const Target target = "http://draft.example:81/a?b";
  EXPECT_EQ(target.path, "/a");
  EXPECT_EQ(target.query, "b");
  EXPECT_EQ(target.authority, "draft.example:81");
  EXPECT_EQ(Target("HTTPS://draft.example/a").path, "/a");
  EXPECT_EQ(Target("http://draft.example").path, "/");
  EXPECT_EQ(Target("http://draft.example?b").path, "/");
  EXPECT_EQ(Target("http://draft.example?b").query, "b");
  EXPECT_EQ(Target("http:///a").authority, "");
}

TEST(Target, is_read_to_the_last_escape) {
  const Target target = "/%61/%2F/?x=%26";
  EXPECT_EQ(target.segments, (Segments{"a", "/", ""}));
  EXPECT_EQ(target.top, "a");
  EXPECT_EQ(target.query, "x=%26");
  EXPECT_TRUE(Target("/%61").is("a"));
  EXPECT_FALSE(Target("/a/").is("a"));
}

TEST(Target, that_can_not_be_decoded_has_its_first_segment_all_the_same) {
  const Target target = "/api/%zz";
  EXPECT_EQ(target.segments, std::nullopt);
  EXPECT_EQ(target.top, "api");
}

TEST(Target, that_is_no_path_names_nothing) {
  for (const char* text : {"", "*", "a", "ftp://draft.example/a", "draft.example:443"}) {
    EXPECT_EQ(Target(text).segments, std::nullopt) << text;
    EXPECT_EQ(Target(text).top, "") << text;
  }
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

TEST(QueryParameters, are_all_there_is_in_its_order) {
  using Parameters = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(query_parameters(""), Parameters());
  EXPECT_EQ(query_parameters("b=1&&a=x%2Cy+z&b&=3"), (Parameters{{"b", "1"}, {"a", "x,y z"}, {"b", ""}, {"", "3"}}));
}

TEST(QueryParameters, are_none_when_one_is_broken) {
  EXPECT_EQ(query_parameters("a=1&b=%"), std::nullopt);
  EXPECT_EQ(query_parameters("a=1&%FF=2"), std::nullopt);
}

TEST(QueryParameter, passes_over_broken_ones_that_nobody_asks_for) {
  EXPECT_EQ(query_parameter("%=1&&=&x=%&at=7", "at").value, "7");
}

}  // namespace
}  // namespace draftwire::http
