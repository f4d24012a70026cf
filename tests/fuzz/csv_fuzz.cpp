// A roster as a plain table: players that the rules allow, or faults that name a line of it; and what is written as a
// cell reads as that cell.
#include <algorithm>
#include <stdexcept>
#include <string>

#include "app/roster_csv.hpp"
#include "fuzz/choices.hpp"
#include "roster/csv_line.hpp"
#include "roster/records.hpp"
#include "roster/spreadsheet_text.hpp"

namespace draftwire::app {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

void check_records(const std::string& text) {
  roster::RecordReader reader(text, ',');
  for (roster::Record record; reader.next(record);) {
    for (const std::string_view cell : record.cells) {
      std::string again;
      roster::add_csv_line(again, {"x", cell});
      roster::Record back;
      require(roster::RecordReader(again, ',').next(back) && back.width == 2, "a record that does not come back");
      require(roster::from_plain_cell(back.cell(1)) == cell, "another cell");
    }
  }
}

}  // namespace
}  // namespace draftwire::app

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::app;
  const std::string text = draftwire::testing::Choices(data, size).rest();
  const int lines = 1 + static_cast<int>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; }));
  check_records(text);
  const auto file = players_from_csv(text);
  if (!file) {
    require(!file.error().empty(), "refused for nothing");
    for (const auto& error : file.error()) {
      require(!error.message.empty() && (!error.line || (*error.line >= 1 && *error.line <= lines)), "no such line");
    }
    return 0;
  }
  require(file->players.size() <= kMaxPlayersInFile, "too many players");
  require(file->lines.size() == file->players.size(), "a player without a line");
  for (const NewPlayer& player : file->players) require(!player.name.empty(), "a player without a name");
  return 0;
}
