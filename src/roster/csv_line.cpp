#include "roster/csv_line.hpp"

#include "roster/spreadsheet_text.hpp"

namespace draftwire::roster {
namespace {

void add_cell(std::string& file, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    file += text;
    return;
  }
  file += '"';
  for (const char c : text) file.append(c == '"' ? 2 : 1, c);
  file += '"';
}

}  // namespace

void add_csv_line(std::string& file, std::initializer_list<std::string_view> cells) {
  bool is_first = true;
  for (const std::string_view cell : cells) {
    if (!is_first) file += ',';
    is_first = false;
    add_cell(file, as_plain_cell(cell));
  }
  file += "\r\n";
}

}  // namespace draftwire::roster
