#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

// Writing CSV (RFC 4180) that the reader reads back as it was. Pure; any thread.
namespace draftwire::roster {

// Adds a line with its end. A cell that a spreadsheet would run gets an apostrophe in front (as_plain_cell), and what
// holds a comma, a quote or a line break stands in quotes.
void add_csv_line(std::string& file, std::initializer_list<std::string_view> cells);

}  // namespace draftwire::roster
