#include "roster/csv_line.hpp"

#include <gtest/gtest.h>

#include "roster/records.hpp"
#include "roster/spreadsheet_text.hpp"

namespace draftwire::roster {
namespace {

TEST(CsvLine, ends_as_rfc_4180_says_and_quotes_what_must_be) {
  std::string file;
  add_csv_line(file, {"plain", "a,b", "say \"hi\"", "two\nlines", "", "=1"});
  EXPECT_EQ(file, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,'=1\r\n");
}

TEST(CsvLine, reads_back_as_it_was) {
  for (const char* text :
       {"", "plain", "a,b", "\"", "\"\"", "a\nb", "a\r\nb", "Zoë", "=1", "'=1", "'", "\"x\"y", "-"}) {
    std::string file;
    add_csv_line(file, {"x", text});
    Record record;
    ASSERT_TRUE(RecordReader(file, ',').next(record)) << text;
    EXPECT_EQ(from_plain_cell(record.cell(1)), text);
  }
}

}  // namespace
}  // namespace draftwire::roster
