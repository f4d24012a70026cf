#include "http/media_type.hpp"

#include <gtest/gtest.h>

namespace draftwire::http {
namespace {

TEST(MediaType, is_read_with_its_charset) {
  for (const char* text : {"application/json; charset=utf-8", "APPLICATION/JSON;charset=\"UTF-8\"",
                           " application/json ; q=1 ; Charset=UTF8"}) {
    const auto type = media_type_of(text);
    ASSERT_TRUE(type) << text;
    EXPECT_EQ(type->essence, "application/json");
    EXPECT_TRUE(type->is_utf8());
  }
}

TEST(MediaType, in_another_charset_is_told_apart) {
  EXPECT_FALSE(media_type_of("text/csv; charset=windows-1252")->is_utf8());
  EXPECT_TRUE(media_type_of("text/csv; header=present")->is_utf8());
}

TEST(MediaType, is_nothing_else) {
  for (const char* text : {"", "json", "/json", "application/", ";", " ; charset=utf-8"}) {
    EXPECT_FALSE(media_type_of(text)) << text;
  }
}

}  // namespace
}  // namespace draftwire::http
