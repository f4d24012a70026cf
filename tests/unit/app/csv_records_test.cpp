#include "app/csv_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace draftwire::app {
namespace {

using ::testing::ElementsAre;
using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view text) {
  std::vector<Cells> all;
  const CsvRecords read = read_csv(text, ',');
  EXPECT_EQ(read.faults, std::vector<CsvFault>());
  for (const CsvRecord& record : read.records) all.push_back(record.cells);
  return all;
}

TEST(CsvRecords, end_with_any_kind_of_line_end_or_none) {
  for (const char* text : {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d"}) {
    EXPECT_THAT(cells_of(text), ElementsAre(Cells{"a", "b"}, Cells{"c", "d"})) << text;
  }
}

TEST(CsvRecords, may_have_empty_cells) {
  EXPECT_THAT(cells_of(",\n\"\",x,\n"), ElementsAre(Cells{"", ""}, Cells{"", "x", ""}));
}

TEST(CsvRecords, keep_separators_quotes_and_line_ends_in_quotes) {
  EXPECT_THAT(cells_of("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\"\n"),
              ElementsAre(Cells{"a,b", "say \"hi\"", "two\r\nlines"}));
}

TEST(CsvRecords, know_the_line_they_begin_at) {
  const CsvRecords read = read_csv("a\n\n\"b\nb\"\r\nc\n", ',');
  ASSERT_EQ(read.records.size(), 3U);
  EXPECT_EQ(read.records[0].line, 1);
  EXPECT_EQ(read.records[1].line, 3);
  EXPECT_EQ(read.records[2].line, 5);
}

TEST(CsvRecords, that_are_broken_are_named_and_the_others_read) {
  const CsvRecords read = read_csv("a\nb\"c\n\"d\"e\nf\n\"g\nh\n", ',');
  ASSERT_EQ(read.records.size(), 2U);
  EXPECT_EQ(read.records[1].cells, Cells{"f"});
  ASSERT_EQ(read.faults.size(), 3U);
  EXPECT_EQ(read.faults[0].line, 2);
  EXPECT_EQ(read.faults[1].line, 3);
  EXPECT_EQ(read.faults[2].line, 5);
}

TEST(CsvRecords, may_be_separated_by_something_else) {
  EXPECT_EQ(read_csv("a,b;c\n", ';').records.front().cells, (Cells{"a,b", "c"}));
}

TEST(CsvCell, reads_back_as_it_was) {
  for (const char* text : {"", "plain", "a,b", "\"", "a\nb", "a\r\nb", "Zoë"}) {
    EXPECT_THAT(cells_of("x," + csv_cell(text)), ElementsAre(Cells{"x", text})) << text;
  }
}

}  // namespace
}  // namespace draftwire::app
