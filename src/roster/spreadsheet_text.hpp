#pragma once

#include <string>
#include <string_view>

// Names as a cell that no spreadsheet runs as a formula. Pure; any thread.
namespace draftwire::roster {

// With an apostrophe before what would begin a formula (OWASP, "CSV injection").
std::string as_plain_cell(std::string_view text);

// What `as_plain_cell` was given; every other text is itself.
std::string_view from_plain_cell(std::string_view cell);

}  // namespace draftwire::roster
