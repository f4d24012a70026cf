#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace draftwire {
namespace {

TEST(Utf8, is_counted_in_code_points) {
  EXPECT_EQ(code_points("aé霜🐧"), (std::vector<char32_t>{U'a', U'é', U'霜', U'🐧'}));
  EXPECT_EQ(code_points(""), std::vector<char32_t>());
}

TEST(Utf8, is_nothing_but_the_shortest_forms_of_real_code_points) {
  for (const char* text : {"\x80", "\xC3", "\xC3(", "\xC0\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xED\xA0\x80",
                           "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "a\xE9", "\xE9\x9C"}) {
    EXPECT_FALSE(is_utf8(text));
    EXPECT_EQ(code_points(text), std::nullopt);
  }
}

TEST(Utf8, can_arrive_byte_by_byte) {
  Utf8Validator validator;
  EXPECT_TRUE(validator.is_complete());
  for (const char c : std::string_view("é霜")) EXPECT_TRUE(validator.feed({&c, 1}));
  EXPECT_TRUE(validator.is_complete());
  EXPECT_TRUE(validator.feed("\xF0\x9F\x8E"));
  EXPECT_FALSE(validator.is_complete());
  EXPECT_TRUE(validator.feed("\xB2"));
  EXPECT_TRUE(validator.is_complete());
}

TEST(Utf8, is_refused_at_the_first_byte_that_nothing_can_mend) {
  Utf8Validator validator;
  EXPECT_TRUE(validator.feed("\xED"));
  EXPECT_FALSE(validator.feed("\xBF"));
}

}  // namespace
}  // namespace draftwire
