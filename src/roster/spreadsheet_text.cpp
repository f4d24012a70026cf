#include "roster/spreadsheet_text.hpp"

#include <algorithm>
#include <array>

namespace draftwire::roster {
namespace {

// Also as spreadsheets of East Asia write them: full-width, and the small forms that are the same to them (Unicode
// blocks FF00 and FE50).
constexpr std::array<std::string_view, 15> kFormulaStarts{
    "=",      "+",      "-",      "@",      "\t",     "\r",     "\n",     "\uFF1D",
    "\uFF0B", "\uFF0D", "\uFF20", "\uFE66", "\uFE62", "\uFE63", "\uFE6B",
};

// Behind any number of apostrophes, so that what has one already comes back as it was.
bool begins_like_a_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return std::ranges::any_of(kFormulaStarts, [&](std::string_view start) { return text.starts_with(start); });
}

}  // namespace

std::string as_plain_cell(std::string_view text) {
  return begins_like_a_formula(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view from_plain_cell(std::string_view cell) {
  return cell.starts_with('\'') && begins_like_a_formula(cell) ? cell.substr(1) : cell;
}

}  // namespace draftwire::roster
