// A roster's file: players that the rules allow, or faults that name a line of it; and what is written as a cell reads
// as that cell.
#include <algorithm>
#include <stdexcept>
#include <string>

#include "app/csv_records.hpp"
#include "app/roster_csv.hpp"
#include "fuzz/choices.hpp"

namespace draftwire::app {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

void check_records(const std::string& text, int lines) {
  const CsvRecords read = read_csv(text, ',');
  for (const CsvFault& fault : read.faults) require(fault.line >= 1 && fault.line <= lines, "a line that is not there");
  for (const CsvRecord& record : read.records) {
    std::string again;
    for (const std::string& cell : record.cells) again += (again.empty() ? "x," : ",") + csv_cell(cell);
    const CsvRecords back = read_csv(again, ',');
    require(back.faults.empty() && back.records.size() == 1, "a record that does not come back");
    const auto& cells = back.records.front().cells;
    require(std::equal(cells.begin() + 1, cells.end(), record.cells.begin(), record.cells.end()), "another cell");
  }
}

}  // namespace
}  // namespace draftwire::app

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace draftwire::app;
  const std::string text = draftwire::testing::Choices(data, size).rest();
  const int lines = 1 + static_cast<int>(std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; }));
  check_records(text, lines);
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
