// Tables and lists in every shape.
#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<std::string> kAnnAndBob{"new Ann 5400", "new Bob 4200"};

struct Shape {
  std::string_view form;
  std::string_view text;
};

const Shape kShapes[] = {
    {"plain", "name,mmr\nAnn,5400\nBob,4200\n"},
    {"without the last line end", "name,mmr\nAnn,5400\nBob,4200"},
    {"with CRLF and a byte order mark", "\xEF\xBB\xBFname,mmr\r\nAnn,5400\r\nBob,4200\r\n"},
    {"with CR alone", "name,mmr\rAnn,5400\rBob,4200\r"},
    {"in quotes", "\"name\",\"mmr\"\n\"Ann\",\"5400\"\n\"Bob\",\"4200\"\n"},
    {"with a space before a quote", "\"name\", \"mmr\"\n\"Ann\", \"5400\"\n\"Bob\" , \"4200\" \n"},
    {"with semicolons", "name;mmr\nAnn;5400\nBob;4200\n"},
    {"with pipes", "name|mmr\nAnn|5400\nBob|4200\n"},
    {"with tabs", "name\tmmr\nAnn\t5400\nBob\t4200\n"},
    {"with semicolons and decimal commas", "name;mmr\nAnn;5400,0\nBob;4.200\n"},
    {"with blank rows", "\n,\nname,mmr\n\n,,\nAnn,5400\n \nBob,4200\n,\n"},
    {"with blank columns", ",name,,mmr,,\n,Ann,,5400,,\n,Bob,,4200,,,,\n"},
    {"with one tab", "name,mmr,remark\nAnn,5400,a\tb\nBob,4200,\n"},
    {"with titles above", "Winter Cup,\nSign-ups: 2,\n\nname,mmr\nAnn,5400\nBob,4200\n"},
    {"with a stray quote", "name,mmr,remark\nAnn,5400,5\" tall\nBob,4200,\"so\" he says\n"},
    {"with short rows", "name,mmr,positions\nAnn,5400\nBob,4200\n"},
    {"without a header", "Ann,5400\nBob,4200\n"},
    {"without a header, with semicolons", "Ann;5,400\nBob;4,200\n"},
    {"without a header, the rating first", "5400\tAnn\n4200\tBob\n"},
    {"a list", "Ann 5400\nBob 4200\n"},
    {"a numbered list", "1. Ann – 5.4k\n2. Bob – 4.2k\n"},
    {"a list with bullets", "- @Ann: 5400 (mid)\n- @Bob: 4200 (top)\n"},
    {"a list with thousands", "Ann 5,400\nBob 4,200\n"},
    {"a list with a title", "Sign-ups:\n* Ann = 5400\n* Bob = 4200 MMR\n"},
    {"a list with brackets", "Ann (5400)\nBob (4200)\n"},
    {"a list below words", "Player MMR\nAnn 5400\nBob 4200\n"},
};

TEST(RosterShape, reads_every_form_that_leagues_bring) {
  for (const Shape& shape : kShapes) {
    const Preview preview = read(shape.text);
    EXPECT_EQ(told(preview), kAnnAndBob) << shape.form;
    EXPECT_TRUE(preview.needs.empty()) << shape.form;
  }
}

TEST(RosterShape, quotes_hold_separators_line_breaks_and_quotes) {
  const Preview preview = read("name,mmr,positions\n\"Lind, Asta \"\"Wall\"\"\",5400,\"1,2\"\nBo \"The Hat\" Ek,1,\n");
  EXPECT_THAT(told(preview), ElementsAre("new Lind, Asta \"Wall\" 5400 1 2", "new Bo \"The Hat\" Ek 1"));
}

TEST(RosterShape, an_unclosed_quote_takes_no_line_away) {
  const Preview preview = read("name,mmr\n\"Ann,5400\nBob,4200\n");
  EXPECT_THAT(told(preview), ElementsAre("new \"Ann 5400", "new Bob 4200"));
}

TEST(RosterShape, lines_are_those_of_the_file) {
  const Preview preview = read("name,mmr\r\n\r\n\"Ann\",\"\r\n5400\"\r\nBob,4200\r\n");
  EXPECT_EQ(told(row_at(preview, 3)), "new Ann 5400");
  EXPECT_EQ(told(row_at(preview, 5)), "new Bob 4200");
}

TEST(RosterShape, cells_beyond_the_header_are_refused_unless_blank) {
  const Preview preview = read("name,mmr\nZoe,5,400\nAnn,5400,,\n");
  ASSERT_EQ(row_at(preview, 2).status, Status::bad);
  EXPECT_THAT(row_at(preview, 2).errors.at(0).message, HasSubstr("\"400\""));
  EXPECT_EQ(told(row_at(preview, 3)), "new Ann 5400");
}

TEST(RosterShape, a_seed_beside_the_rating_is_asked_about) {
  const Preview preview = read("1,Ann,5400\n2,Bob,4200\n");
  ASSERT_EQ(need_codes(preview), std::vector<std::string>{"choose_rating_column"});
  EXPECT_THAT(preview.needs.front().columns, ElementsAre(0, 2));
  EXPECT_EQ(told(read("1,Ann,5400\n2,Bob,4200\n", {{"columns", "name:1,mmr:2"}})), kAnnAndBob);
}

TEST(RosterShape, a_list_is_never_cut_in_two_ways) {
  for (const std::string_view line : {"Aria 5 400", "5400 Aria", "Aria 5400 of 9000", "Aria 54oo", "Aria 5400 4300"}) {
    const Preview preview = read("Ann 5400\n" + std::string(line) + "\nBob 4200\n");
    EXPECT_EQ(row_at(preview, 2).status, Status::bad) << line << ": " << told(row_at(preview, 2));
    EXPECT_THAT(row_at(preview, 2).errors.at(0).message, HasSubstr(line));
  }
}

TEST(RosterShape, a_list_may_have_people_without_a_rating) {
  const Preview preview = read("Ann 5400\nFay\nGus: ?\nHal - unranked\nKay Legend\n");
  EXPECT_THAT(told(preview),
              ElementsAre("new Ann 5400", "unrated Fay", "unrated Gus", "unrated Hal", "unrated Kay Legend"));
}

TEST(RosterShape, names_alone_are_people_without_a_rating) {
  EXPECT_THAT(told(read("Ann\nBob Lee\n")), ElementsAre("unrated Ann", "unrated Bob Lee"));
}

TEST(RosterShape, options_say_what_is_not_guessed) {
  EXPECT_EQ(
      told(read("x;y\nAnn;5400\nBob;4200\n", {{"separator", ";"}, {"header_line", "1"}, {"columns", "name:0,mmr:1"}})),
      kAnnAndBob);
  EXPECT_EQ(told(read("name,mmr\nAnn,5400\nEva,1\nBob,4200\n", {{"leave_out", "3"}})), kAnnAndBob);
  EXPECT_EQ(told(read("name,5\nAnn,5400\n", {{"header_line", "0"}, {"columns", "name:0,mmr:1"}})),
            (std::vector<std::string>{"new name 5", "new Ann 5400"}));
}

TEST(RosterShape, the_export_of_a_draft_is_known_by_its_header) {
  const Preview preview = read("team,role,player,mmr,round\r\nNorth,captain,Ann,5400,\r\nNorth,player,Bob,4200,1\r\n");
  EXPECT_EQ(told(preview), kAnnAndBob);
}

TEST(RosterShape, a_second_header_is_no_person) {
  const Preview preview = read("name,mmr\nAnn,5400\nmmr,name\nBob,4200\n");
  ASSERT_EQ(row_at(preview, 3).status, Status::bad);
  EXPECT_THAT(row_at(preview, 3).errors.at(0).message, HasSubstr("second header"));
}

}  // namespace
}  // namespace draftwire::roster
