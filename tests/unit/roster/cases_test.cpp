// Small files as people have them, each for a kind.
#include <fstream>
#include <sstream>

#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string file(const std::string& name) {
  std::ifstream in(DRAFTWIRE_SOURCE_DIR "/tests/unit/roster/cases/" + name, std::ios::binary);
  EXPECT_TRUE(in.is_open()) << name;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(RosterCases, a_line_break_in_a_title_is_part_of_it) {
  const Preview preview = read(file("08-sheet-linebreak.tsv"));
  EXPECT_THAT(told(preview), ElementsAre("new Asta 5400 1", "new Bram 4200 2"));
  EXPECT_EQ(preview.separator, '\t');
  EXPECT_EQ(preview.columns.at(1).as, Field::mmr);
}

TEST(RosterCases, a_line_break_in_a_cell_separates_positions) {
  EXPECT_THAT(told(read(file("08-sheet-celllinebreak.tsv"))), ElementsAre("new Asta 5400 1 2", "new Bram 4200 2"));
}

TEST(RosterCases, a_line_break_in_a_name_is_an_error_that_says_so) {
  const Preview preview = read(file("08-sheet-quotedname.tsv"));
  ASSERT_EQ(preview.rows.size(), 2U);
  ASSERT_EQ(row_at(preview, 2).status, Status::bad);
  EXPECT_THAT(row_at(preview, 2).errors.at(0).message,
              AllOf(HasSubstr("Line 2: "), HasSubstr("line break inside the name")));
  EXPECT_EQ(row_at(preview, 2).name, "Asta \"The Wall\" Lind (late)");
  EXPECT_EQ(told(row_at(preview, 4)), "new Bram 4200 2");
}

TEST(RosterCases, a_column_that_is_none_of_ours_is_ignored) {
  const Preview preview = read(file("12-gform-first-multiline.csv"));
  EXPECT_THAT(told(preview), ElementsAre("new Asta 4500", "new Bram 5100"));
  EXPECT_EQ(preview.columns.at(0).title, "When?\n(filled in by us)");
  EXPECT_EQ(preview.columns.at(0).as, std::nullopt);
}

TEST(RosterCases, the_same_name_twice_is_a_duplicate_and_the_next_import_an_update) {
  const Preview first = read(file("24-dups.csv"));
  EXPECT_THAT(told(first), ElementsAre("new Asta 5400", "new Bram 4200", "duplicate Asta 5400", "duplicate ASTA 5400",
                                       "duplicate Bram 4200"));
  EXPECT_THAT(row_at(first, 5).notes.at(0).text, HasSubstr("line 2"));
  EXPECT_THAT(row_at(first, 6).notes.at(0).text, HasSubstr("line 3"));
  const Known known = imported({}, first);
  ASSERT_EQ(known.size(), 2U);
  const Preview second = read("name,mmr\nAsta,5500\nBram,4300\nAsta,5500\nASTA,5500\nBram\u00A0,4300\n", {}, known);
  EXPECT_EQ(second.counts.update, 2);
  EXPECT_EQ(second.counts.fresh, 0);
  EXPECT_EQ(row_at(second, 2).before->mmr, 5400);
}

TEST(RosterCases, who_has_no_rating_is_unrated_until_one_is_given) {
  const Preview preview = read(file("29-na.csv"));
  EXPECT_EQ(preview.counts.unrated, 6);
  EXPECT_EQ(told(row_at(preview, 8)), "new Gus 0");
  EXPECT_FALSE(import_plan(preview));
  const Preview rated = read(file("29-na.csv"), {{"unrated_mmr", "3000"}});
  const auto plan = import_plan(rated);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->inserts.size(), 7U);
  EXPECT_EQ(plan->inserts.front().mmr, 3000);
}

TEST(RosterCases, a_line_says_its_separator) {
  const Preview preview = read(file("34-sep.csv"));
  EXPECT_THAT(told(preview), ElementsAre("new Asta 5400", "new Bram 4200"));
  EXPECT_EQ(preview.header_line, 2);
}

TEST(RosterCases, a_header_may_stand_below_titles_and_in_two_rows) {
  EXPECT_THAT(told(read(file("34-title.csv"))), ElementsAre("new Asta 5400 1", "new Bram 4200 2"));
  const Preview two = read(file("34-twoheader.csv"));
  EXPECT_THAT(told(two), ElementsAre("new Asta 5400 1", "new Bram 4200 2"));
  EXPECT_EQ(two.header_line, 2);
}

TEST(RosterCases, totals_are_not_people) {
  EXPECT_THAT(told(read(file("34-total.csv"))),
              ElementsAre("new Asta 5400", "new Bram 4200", "not_a_person Total", "not_a_person Average"));
}

TEST(RosterCases, discord_ids_come_from_cells_and_mentions_and_never_rounded) {
  const Preview preview = read(file("36-mentions.csv"));
  EXPECT_EQ(row_at(preview, 2).discord_id, "123456789012345678");
  EXPECT_EQ(row_at(preview, 3).discord_id, "223456789012345678");
  ASSERT_EQ(row_at(preview, 4).status, Status::bad);
  EXPECT_THAT(row_at(preview, 4).errors.at(0).message, AllOf(HasSubstr("rounded"), HasSubstr("3.23457E+17")));
}

TEST(RosterCases, what_stops_an_import_is_said_in_the_order_of_the_file) {
  const auto plan = import_plan(read("name,mmr\nFay,\nGus,54oo\nHal,5\n"));
  ASSERT_FALSE(plan);
  ASSERT_EQ(plan.error().errors.size(), 2U);
  EXPECT_EQ(plan.error().errors[0].message, "Line 2: no rating. Type one, or leave Fay out.");
  EXPECT_THAT(plan.error().errors[1].message, HasSubstr("\"54oo\""));
  EXPECT_THAT(plan.error().needs, IsEmpty());
}

}  // namespace
}  // namespace draftwire::roster
