#include "app/names.hpp"

#include <gtest/gtest.h>

namespace draftwire::app {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Names, lose_the_blanks_around_them) {
  EXPECT_EQ(checked_name("  Ann \t"), "Ann");
  EXPECT_EQ(checked_name("\u3000霜\u00A0"), "霜");
  EXPECT_EQ(checked_name("Ann  Lee"), "Ann  Lee");
}

TEST(Names, have_up_to_100_characters_of_any_script) {
  for (const char* character : {"x", "霜", "🐧"}) {
    EXPECT_TRUE(checked_name("x" + repeated(character, 99)));
    EXPECT_FALSE(checked_name("x" + repeated(character, 100)));
  }
}

TEST(Names, are_never_blank) {
  for (const char* text : {"", " ", "\t\n", "\u3000", "\u200B", "\uFEFF"}) {
    EXPECT_EQ(checked_name(text), std::unexpected(std::string("must not be blank"))) << text;
  }
}

TEST(Names, have_no_control_characters) {
  for (const std::string& text : {std::string("a\nb"), std::string("a\0b", 3),
                                  std::string("a\x7F"
                                              "b"),
                                  std::string("a\u0085b"), std::string("a\u202Eb"), std::string("a\u2028b")}) {
    EXPECT_FALSE(checked_name(text)) << text;
  }
}

TEST(Names, are_valid_utf8) {
  EXPECT_EQ(checked_name("a\xFF"), std::unexpected(std::string("must be valid UTF-8")));
}

TEST(Names, keep_what_joins_the_letters_of_a_script) {
  EXPECT_EQ(checked_name("می\u200Cخواهم"), "می\u200Cخواهم");
}

}  // namespace
}  // namespace draftwire::app
