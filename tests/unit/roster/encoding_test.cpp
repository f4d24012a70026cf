// Bytes as spreadsheets save them.
#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(RosterEncoding, of_utf_8_is_no_guess) {
  const Preview preview = read("name,mmr\nZoë,5400\n");
  EXPECT_EQ(preview.encoding.used, "UTF-8");
  EXPECT_FALSE(preview.encoding.guessed);
}

TEST(RosterEncoding, of_utf_16_is_told_by_its_mark) {
  std::string text("\xFF\xFE", 2);
  for (const char c : std::string_view("name\tmmr\nZo?\t5400\n")) {
    text += c == '?' ? '\xEB' : c;
    text += '\0';
  }
  const Preview preview = read(text);
  EXPECT_THAT(told(preview), ElementsAre("new Zoë 5400"));
  EXPECT_FALSE(preview.encoding.guessed);
}

TEST(RosterEncoding, of_windows_is_guessed_and_shown) {
  const Preview preview = read("name;mmr\nZo\xEB Br\xE4nnstr\xF6m;5400\n");
  EXPECT_THAT(told(preview), ElementsAre("new Zoë Brännström 5400"));
  EXPECT_EQ(preview.encoding.used, "windows-1252");
  EXPECT_TRUE(preview.encoding.guessed);
  EXPECT_THAT(preview.encoding.others, Not(Contains("windows-1252")));
}

TEST(RosterEncoding, of_cyrillic_names_is_cyrillic) {
  const Preview preview = read(
      "name,mmr\n\xC3\xEE\xF0\xE4\xE5\xE9 \xCF\xF3\xF5\xEE\xE2,5200\n\xC0\xED\xED\xE0 "
      "\xCB\xE5\xE1\xE5\xE4\xE5\xE2\xE0,1\n");
  EXPECT_THAT(told(preview), ElementsAre("new Гордей Пухов 5200", "new Анна Лебедева 1"));
}

TEST(RosterEncoding, may_be_said) {
  const Preview preview = read("name,mmr\nPawe\xB3 W\xB9sik,5400\n", {{"encoding", "windows-1250"}});
  EXPECT_THAT(told(preview), ElementsAre("new Paweł Wąsik 5400"));
  EXPECT_FALSE(preview.encoding.guessed);
  const auto wrong = tried("name,mmr\nZo\xEB,1\n", {{"encoding", "UTF-8"}});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().option, "encoding");
}

TEST(RosterEncoding, never_leaves_a_replacement_character) {
  const Preview preview = read("name,mmr\nZo\xEF\xBF\xBD,5400\n");
  ASSERT_EQ(row_at(preview, 2).status, Status::bad);
  EXPECT_THAT(row_at(preview, 2).errors.at(0).message, HasSubstr("lost letter"));
}

}  // namespace
}  // namespace draftwire::roster
