#include "auth/name_looks.hpp"

#include <gtest/gtest.h>

namespace draftwire::auth {
namespace {

bool look_alike(std::string_view one, std::string_view other) {
  return are_alike(look_of(one), look_of(other));
}

TEST(NameLooks, are_the_same_whatever_hides_the_difference) {
  for (const std::string name : {
           "ROOT",                                      // case
           "r\u00ADoot",                                // a soft hyphen
           "ro\u200Bot",                                // a space without width
           "root\u2060",                                // a word joiner
           "\uFF52\uFF4F\uFF4F\uFF54",                  // full-width letters
           "\uFF32\uFF2F\uFF2F\uFF34",                  // and capitals
           "r\u043E\u043Et",                            // Cyrillic о
           "R\u041E\u041E\u0422",                       // Cyrillic capitals
           "r00t",                                      // digits
           "R00T",                                      // and capitals: ICU takes 0 for O, not for o
           "\U0001D42B\U0001D428\U0001D428\U0001D42D",  // mathematical bold
       }) {
    EXPECT_TRUE(look_alike("root", name)) << name;
  }
  EXPECT_TRUE(look_alike("Paul", "PauI"));
  EXPECT_TRUE(look_alike("Kay Smith", "Kay\u00A0 Smith"));
  EXPECT_TRUE(look_alike("\u0412\u041E\u0412\u0410", "\u0432\u043E\u0432\u0430"));  // Вова, in capitals
  EXPECT_TRUE(look_alike("Zoe\u0308", "Zo\u00EB"));                                 // one letter or two
  EXPECT_TRUE(look_alike("STRASSE", "straße"));
}

TEST(NameLooks, differ_where_people_see_a_difference) {
  for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{
           {"root", "roots"},
           {"Zoë", "Zoe"},
           {"Kay", "Ray"},
           {"Kay 2", "Kay 3"},
           {"Kay Smith", "KaySmith"},
           {"\u65E5\u672C", "\u65E5\u672C\u4EBA"},
           {"Вова", "Вера"},
       }) {
    EXPECT_FALSE(look_alike(one, other)) << one << " and " << other;
  }
}

TEST(NameLooks, are_taken_of_anything) {
  for (const std::string& name :
       {std::string(), std::string("\xFF\xFE"), std::string("\u00AD"), std::string(400, 'm')}) {
    EXPECT_TRUE(look_alike(name, name));
  }
}

}  // namespace
}  // namespace draftwire::auth
