#include "roster/spreadsheet_text.hpp"

#include <gtest/gtest.h>

namespace draftwire::roster {
namespace {

TEST(SpreadsheetText, comes_back_as_it_was) {
  for (const char* text : {"Ann", "=1+1", "+5", "-5", "@x", "＝1", "'Ann", "'=1", "''=1", "'", "", "O'Neil"}) {
    EXPECT_EQ(from_plain_cell(as_plain_cell(text)), text);
  }
}

TEST(SpreadsheetText, never_begins_a_formula) {
  for (const char* text : {"=1+1", "+5", "-5", "@x", "＝1"}) EXPECT_TRUE(as_plain_cell(text).starts_with("'")) << text;
  EXPECT_EQ(as_plain_cell("Ann"), "Ann");
}

}  // namespace
}  // namespace draftwire::roster
