#include "roster/names.hpp"

#include <gtest/gtest.h>

namespace draftwire::roster {
namespace {

TEST(RosterNames, are_in_nfc_without_blanks_around_them) {
  EXPECT_EQ(checked_name("  Zoe\u0308 \t"), "Zo\u00EB");
  EXPECT_EQ(checked_name("\u3000霜\u00A0\u200B"), "霜");
}

TEST(RosterNames, have_a_letter_or_a_digit_that_shows) {
  for (const char* name : {"a", "7", "霜", "ا", "★Kay★", "👩‍💻 Kay"}) EXPECT_TRUE(checked_name(name)) << name;
  for (const char* name : {"", "...", "★", "👩‍💻", "\u3164", "\u0301"}) EXPECT_FALSE(checked_name(name)) << name;
}

TEST(RosterNames, hide_nothing_but_the_joiners_that_scripts_and_emoji_need) {
  for (const char* name : {"می\u200Cخواهم", "क्\u200Dष", "Kay 👩\u200D💻", "Kay ❤\uFE0F", "葛\U000E0100"}) {
    EXPECT_TRUE(checked_name(name)) << name;
  }
  for (const char* name :
       {"ro\u00ADot", "a\u200Db", "a\u200Bb", "a\u202Eb", "a\u2060b", "a\uFE0F", "Kay\u200D x", "a\u034Fb"}) {
    EXPECT_FALSE(checked_name(name)) << name;
  }
}

TEST(RosterNames, have_up_to_100_characters_and_no_controls) {
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "霜";
  EXPECT_TRUE(checked_name(long_name));
  EXPECT_FALSE(checked_name(long_name + "霜"));
  for (const char* name : {"a\nb", "a\x7F", "a\u0085b", "a\u2028b", "a\xFF", "a\uFFFD"}) {
    EXPECT_FALSE(checked_name("x" + std::string(name) + "y")) << name;
  }
}

TEST(RosterNames, are_one_without_case_blanks_accents_and_other_marks_of_latin_letters) {
  for (const auto& [one, other] :
       {std::pair("Zoë  Brännström", "ZOE BRANNSTROM"), std::pair("Łukasz", "lukasz"), std::pair("Bjørn", "BJORN"),
        std::pair("Großmann", "GROSSMANN"), std::pair("Đoković", "Dokovic"), std::pair("Ægir", "aegir"),
        std::pair("O’Neil", "o'neil"), std::pair("ＫＡＹ", "kay"), std::pair("İpek", "ipek"),
        std::pair("Андрей", "АНДРЕЙ"), std::pair("Ann Lee", "AnnLee")}) {
    EXPECT_EQ(folded(one), folded(other)) << one;
  }
  for (const auto& [one, other] :
       {std::pair("がく", "かく"), std::pair("सुनील", "सनील"), std::pair("Ann", "Anna"), std::pair("вова", "bоba")}) {
    EXPECT_NE(folded(one), folded(other)) << one;
  }
}

}  // namespace
}  // namespace draftwire::roster
