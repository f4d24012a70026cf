// What is no roster, in a clear sentence.
#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal(std::string_view bytes, const Given& given = {}) {
  const auto preview = tried(bytes, given);
  EXPECT_FALSE(preview);
  return preview ? "" : preview.error().message;
}

TEST(RosterRefusals, name_what_a_file_is) {
  EXPECT_THAT(refusal("PK\x03\x04....[Content_Types].xml....xl/workbook.xml"), HasSubstr("Excel workbook (.xlsx)"));
  EXPECT_THAT(refusal("PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), HasSubstr(".ods"));
  EXPECT_THAT(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), HasSubstr(".xls"));
  EXPECT_THAT(refusal("\x89PNG\r\n\x1A\n..."), HasSubstr("picture"));
  EXPECT_THAT(refusal("\xFF\xD8\xFF\xE0..."), HasSubstr("picture"));
  EXPECT_THAT(refusal("\x1F\x8B\x08..."), HasSubstr("archive"));
  EXPECT_THAT(refusal("%PDF-1.7"), HasSubstr("PDF"));
  EXPECT_THAT(refusal("\xFF\xFE\0\0n\0\0\0"s), HasSubstr("UTF-32"));
  EXPECT_THAT(refusal("name,mmr\nA\0nn,1\n"s), HasSubstr("NUL"));
  EXPECT_THAT(refusal("PK\x03\x04...."), HasSubstr("copy the cells"));
}

TEST(RosterRefusals, are_of_too_many_columns_and_people) {
  EXPECT_THAT(refusal("name,mmr\nAnn,1" + std::string(40'000, ',') + "x\n"),
              HasSubstr("columns; a roster has at most 500"));
  std::string many = "name,mmr\n";
  for (int i = 0; i < 5001; ++i) many += "P" + std::to_string(i) + ",1\n";
  EXPECT_THAT(refusal(many), HasSubstr("5000 people"));
  EXPECT_EQ(read(many, {{"leave_out", "2"}}).counts.fresh, 5000);
  EXPECT_THAT(refusal(std::string((1U << 20U) + 1, 'x')), HasSubstr("1 MiB"));
}

TEST(RosterRefusals, of_a_huge_cell_are_short) {
  const Preview preview = read("name,mmr\n" + std::string(1'000'000, 'x') + ",1\n");
  ASSERT_EQ(preview.counts.bad, 1);
  EXPECT_LT(preview.rows[0].errors.at(0).message.size(), 200U);
  EXPECT_LT(preview.rows[0].name.size(), 200U);
  const Preview rated = read("name,mmr\nAnn," + std::string(1'000'000, 'x') + "\n");
  EXPECT_LT(rated.rows[0].errors.at(0).cell.size(), 200U);
}

TEST(RosterRefusals, of_a_cell_have_what_it_says) {
  const Preview preview = read("name,mmr,discord id\nAnn,54OO,12\nBo,N/A,\n");
  ASSERT_EQ(preview.rows.size(), 2U);
  const auto& bad = preview.rows[0].errors;
  ASSERT_EQ(bad.size(), 2U);
  EXPECT_EQ(bad[0].cell, "54OO");
  EXPECT_EQ(bad[1].cell, "12");
  EXPECT_EQ(preview.rows[1].errors.at(0).cell, "N/A");
}

TEST(RosterRefusals, of_a_file_without_people_say_so) {
  for (const char* text : {"", "\n\n", "name,mmr\n", "name,mmr\n,\n", "name,mmr\nTotal,\n"}) {
    const Preview preview = read(text);
    if (preview.counts.unrated == 0) EXPECT_THAT(need_codes(preview), ElementsAre("no_people")) << text;
    EXPECT_FALSE(import_plan(preview)) << text;
  }
}

TEST(RosterRefusals, of_an_option_name_it) {
  const auto wrong = tried("name,mmr\nAnn,1\n", {{"header_line", "7"}});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().kind, Unreadable::Kind::bad_option);
  EXPECT_EQ(wrong.error().option, "header_line");
  EXPECT_THAT(refusal("name,mmr\nAnn,1\n", {{"columns", "name:0,mmr:5"}}), HasSubstr("columns must be"));
}

}  // namespace
}  // namespace draftwire::roster
