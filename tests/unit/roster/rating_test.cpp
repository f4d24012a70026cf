// Ratings in every form.
#include "unit/roster/reading.hpp"

namespace draftwire::roster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Row rated(std::string_view cell, const Scale& scale = {}, const Given& given = {}) {
  return row_at(read("name\tmmr\nAnn\t" + std::string(cell) + "\n", given, {}, scale), 2);
}

TEST(RosterRating, is_read_in_every_form) {
  for (const char* cell : {"5400",     "5,400",   "5.400",   "5 400", "5\u00A0400", "5\u202F400", "5'400",    "5’400",
                           "5400.0",   "5400,00", "5.4k",    "5,4K",  "+5400",      "~5400",      "5400 MMR", "5400mmr",
                           "5400 Elo", "5,400.0", "5.400,0", "'5400", "５４００",   "٥٤٠٠",       "5.4k MMR"}) {
    const Row row = rated(cell);
    EXPECT_EQ(row.status, Status::fresh) << cell << ": " << (row.errors.empty() ? "" : row.errors[0].message);
    EXPECT_EQ(row.mmr, 5400) << cell;
  }
}

TEST(RosterRating, is_refused_with_the_cell_quoted_when_it_is_not_surely_a_number) {
  for (const char* cell : {"54oo",      "-5",  "5400-5600",   "1e3",   "5.4E+3", "5,40,0", "5.400,000.0", "12 34",
                           "0,400,000", "5²",  "½",           "5400?", "#12",    "5/6",    "1:30",        "5.4kk",
                           "5.400k",    "abc", "5400 apples", "$5400", "5..4",   "1.2.3",  "=5"}) {
    const Row row = rated(cell);
    ASSERT_EQ(row.status, Status::bad) << cell << " " << row.mmr.value_or(-1);
    EXPECT_THAT(row.errors.at(0).message, HasSubstr("\"" + std::string(cell) + "\"")) << cell;
  }
}

TEST(RosterRating, may_be_missing) {
  for (const char* cell : {"", "N/A", "n.a.", "-", "–", "?", "??", "Unranked", "unrated", "Gold", "Immortal 3",
                           "DIAMOND IV", "gold2", "TBD", "#N/A"}) {
    EXPECT_EQ(rated(cell).status, Status::unrated) << cell;
  }
}

TEST(RosterRating, with_three_digits_behind_a_mark_is_thousands_and_told) {
  const Row row = rated("5.400");
  ASSERT_TRUE(has_note(row, "rating_read_as"));
  EXPECT_EQ(row.notes.front().text, "\"5.400\" read as 5400");
  EXPECT_EQ(read("name\tmmr\nAnn\t5.400\n").rating.read_scale, ReadScale::thousands);
  EXPECT_EQ(read("name\tmmr\nAnn\t5400\n").rating.read_scale, std::nullopt);
}

TEST(RosterRating, of_whole_numbers_has_no_fraction_but_a_scale_is_suggested) {
  const Preview preview = read("name\tmmr\nAnn\t7.25\nBob\t8.5\n");
  EXPECT_EQ(preview.counts.bad, 2);
  EXPECT_EQ(preview.rating.suggested_decimals, 2);
}

TEST(RosterRating, is_decided_by_the_whole_column) {
  const Scale fine{"Power", 3};
  EXPECT_EQ(row_at(read("name\tmmr\nAnn\t8.125\nBob\t8.5\n", {}, {}, fine), 2).mmr, 8125);
  EXPECT_EQ(row_at(read("name\tmmr\nAnn\t1,125\nBob\t8.5\n", {}, {}, {"Power", 2}), 2).mmr, 112500);
  const Preview fractions = read("name\tmmr\nAnn\t7.125\nBob\t7.25\n");
  EXPECT_EQ(fractions.counts.bad, 2);
  EXPECT_EQ(fractions.rating.suggested_decimals, 3);
}

TEST(RosterRating, of_a_scale_with_decimals_is_asked_about_when_it_could_be_either) {
  const Scale fine{"Power", 3};
  const Preview preview = read("name\tmmr\nAnn\t8.125\nBob\t9.250\n", {}, {}, fine);
  EXPECT_TRUE(preview.rating.ambiguous);
  EXPECT_THAT(need_codes(preview), ElementsAre("choose_read_scale"));
  EXPECT_EQ(rated("8.125", fine, {{"read_scale", "decimals"}}).mmr, 8125);
  EXPECT_EQ(rated("8.125", {"Power", 1}, {{"read_scale", "thousands"}}).mmr, 81250);
}

TEST(RosterRating, has_no_more_decimals_than_the_scale) {
  const Scale fine{"Power", 2};
  EXPECT_EQ(rated("8.57", fine).mmr, 857);
  EXPECT_EQ(rated("8.5700", fine).mmr, 857);
  EXPECT_EQ(rated("8", fine).mmr, 800);
  EXPECT_EQ(rated("8,5", fine).mmr, 850);
  EXPECT_EQ(rated("8.5711", fine).status, Status::bad);
}

TEST(RosterRating, is_at_most_a_million_units) {
  EXPECT_EQ(rated("1000000").mmr, 1'000'000);
  EXPECT_EQ(rated("10000.00", {"Power", 2}).mmr, 1'000'000);
  for (const char* cell : {"1000001", "1.000.001", "1000000000000000000000000000000", "1001k", "99999999999999999k"}) {
    const Row row = rated(cell);
    ASSERT_EQ(row.status, Status::bad) << cell;
    EXPECT_THAT(row.errors.at(0).message, HasSubstr("highest")) << cell;
  }
  EXPECT_EQ(rated("10000.01", {"Power", 2}).status, Status::bad);
}

TEST(RosterRating, totals_are_known_in_every_form) {
  for (const char* row : {"Total,9600", "SUM,\"9,600\"", "Average,4800", "mean,4800.0", ",9600", "Count,2",
                          "Median,4800", "Total:,9600"}) {
    const Preview preview = read("name,mmr\nAsta,5400\nBram,4200\n" + std::string(row) + "\n");
    EXPECT_EQ(preview.counts.not_a_person, 1) << row;
    EXPECT_TRUE(import_plan(preview)) << row;
  }
  EXPECT_EQ(read("name,mmr\nA,5000\nB,5000\nC,4501\nAverage,4833.67\n").counts.not_a_person, 1);
  EXPECT_EQ(told(row_at(read("name,mmr\nAsta,5400\nBram,4200\nTotal,9000\n"), 4)), "new Total 9000");
  EXPECT_EQ(row_at(read("name,mmr\nAsta,5400\nBram,4200\n,9000\n"), 4).status, Status::bad);
}

}  // namespace
}  // namespace draftwire::roster
