#include "http/site_path.hpp"

#include <gtest/gtest.h>

#include <string>

namespace draftwire::http {
namespace {

TEST(SitePath, is_an_absolute_path_with_query_and_fragment) {
  for (const std::string text : {"/", "/drafts/7", "/drafts/7?at=3&x=y#history", "/%2F%2Fevil", "/a//b", "/@evil:80"}) {
    EXPECT_TRUE(is_site_path(text)) << text;
  }
}

TEST(SitePath, is_nothing_that_a_browser_could_read_as_another_host) {
  for (const std::string text :
       {"", "drafts", "//evil", "///evil", "/\\evil", "\\\\evil", "/a\\b", "https://evil", "javascript:alert(1)",
        "/\t/evil", "/\n/evil", "/\r/evil", " /", "/ ", "/\x7F", "/é"}) {
    EXPECT_FALSE(is_site_path(text)) << text;
  }
  EXPECT_FALSE(is_site_path(std::string("/\0/evil", 7)));
}

}  // namespace
}  // namespace draftwire::http
