#include "app/roster_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "app/csv_records.hpp"
#include "app/names.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace draftwire::app {
namespace {

using wire::FieldError;

constexpr std::array kSeparators{',', ';', '\t'};

struct Columns {
  std::optional<std::size_t> name;
  std::optional<std::size_t> mmr;
  std::optional<std::size_t> positions;
  std::optional<std::size_t> discord_id;

  [[nodiscard]] int found() const { return (name ? 1 : 0) + (mmr ? 1 : 0); }
};

FieldError at_line(int line, std::string_view field, const std::string& message) {
  const std::string place = field.empty() ? "" : std::string(field) + " ";
  return {std::string(field), "line " + std::to_string(line) + ": " + place + message, line};
}

Columns columns_of(const CsvRecord& header, std::vector<FieldError>& errors) {
  Columns columns;
  const std::array<std::pair<std::string_view, std::optional<std::size_t>*>, 4> known{{
      {"name", &columns.name},
      {"mmr", &columns.mmr},
      {"positions", &columns.positions},
      {"discord_id", &columns.discord_id},
  }};
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string title = lower(trimmed(header.cells[i]));
    for (const auto& [name, place] : known) {
      if (title != name) continue;
      if (*place) errors.push_back(at_line(header.line, name, "is named twice in the header"));
      *place = i;
    }
  }
  for (const auto& [name, place] : known) {
    const bool is_needed = place == &columns.name || place == &columns.mmr;
    if (!*place && is_needed) {
      errors.push_back(at_line(header.line, name, "is missing in the header; it must name at least name and mmr"));
    }
  }
  return columns;
}

// The separator under which the first line names most of what is needed: a comma when none is better.
char separator_of(std::string_view file) {
  char best = kSeparators.front();
  int most = -1;
  const std::string_view first_line = file.substr(0, file.find_first_of("\r\n", file.find_first_not_of("\r\n")));
  for (const char separator : kSeparators) {
    const CsvRecords read = read_csv(first_line, separator);
    if (read.records.empty()) continue;
    std::vector<FieldError> ignored;
    const int found = columns_of(read.records.front(), ignored).found();
    if (found > most) {
      most = found;
      best = separator;
    }
  }
  return best;
}

std::string_view cell(const CsvRecord& record, std::optional<std::size_t> column) {
  if (!column || *column >= record.cells.size()) return {};
  return trimmed(record.cells[*column]);
}

std::optional<domain::Mmr> mmr_from(std::string_view text) {
  domain::Mmr mmr = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), mmr);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (mmr < 0 || mmr > domain::kMaxMmr || text.front() == '-') return std::nullopt;
  return mmr;
}

std::vector<std::string> positions_from(std::string_view text, int line, std::vector<FieldError>& errors) {
  std::vector<std::string> positions;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trimmed(part).empty()) continue;
    auto position = roster::checked_text(part, kMaxPositionLength);
    if (!position) {
      errors.push_back(at_line(line, "positions", position.error()));
      continue;
    }
    positions.push_back(std::move(*position));
  }
  if (positions.size() > kMaxPositions) {
    errors.push_back(
        at_line(line, "positions",
                "must be at most " + std::to_string(kMaxPositions) + ", not " + std::to_string(positions.size())));
  }
  return positions;
}

// Cells may hold anything a file can: only their beginning is repeated.
std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 40;
  const auto points = code_points(text);
  if (text.size() > kShown || !points) return "what is there";
  return "\"" + std::string(text) + "\"";
}

NewPlayer player_from(const CsvRecord& record, const Columns& columns, std::size_t header_cells,
                      std::vector<FieldError>& errors) {
  NewPlayer player;
  const bool is_valid = std::ranges::all_of(record.cells, is_utf8);
  if (!is_valid) {
    errors.push_back(at_line(record.line, "", "not valid UTF-8; save the file as \"CSV UTF-8\""));
    return player;
  }
  if (record.cells.size() > header_cells) {
    errors.push_back(at_line(record.line, "",
                             std::to_string(record.cells.size()) + " cells, but the header has " +
                                 std::to_string(header_cells) + "; a cell with the separator in it must be quoted"));
    return player;
  }
  if (auto name = checked_name(cell(record, columns.name))) {
    player.name = std::move(*name);
  } else {
    errors.push_back(at_line(record.line, "name", name.error()));
  }
  const std::string_view mmr = cell(record, columns.mmr);
  if (const auto number = mmr.empty() ? std::nullopt : mmr_from(mmr)) {
    player.mmr = *number;
  } else {
    errors.push_back(at_line(record.line, "mmr",
                             "must be a whole number from 0 to " + std::to_string(domain::kMaxMmr) +
                                 (mmr.empty() ? ", but is missing" : ", not " + quoted(mmr))));
  }
  player.positions = positions_from(cell(record, columns.positions), record.line, errors);
  if (const std::string_view text = cell(record, columns.discord_id); !text.empty()) {
    auto discord_id = checked_discord_id(text);
    if (!discord_id) errors.push_back(at_line(record.line, "discord_id", discord_id.error()));
    player.discord_id = discord_id ? std::optional(std::move(*discord_id)) : std::nullopt;
  }
  return player;
}

// Those of one line stay in the order in which they were found; those of no line come last.
std::vector<FieldError> in_order_of_lines(std::vector<FieldError> errors) {
  std::multimap<int, FieldError> by_line;
  for (FieldError& error : errors) by_line.emplace(error.line.value_or(INT32_MAX), std::move(error));
  errors.clear();
  for (auto& [_, error] : by_line) errors.push_back(std::move(error));
  return errors;
}

bool has_text(const CsvRecord& record) {
  return std::ranges::any_of(record.cells, [](const std::string& text) { return !trimmed(text).empty(); });
}

}  // namespace

std::expected<RosterFile, std::vector<FieldError>> players_from_csv(std::string_view file) {
  if (file.starts_with("\xFF\xFE") || file.starts_with("\xFE\xFF")) {
    return std::unexpected(std::vector{at_line(1, "", "the file is UTF-16; save it as \"CSV UTF-8\"")});
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (file.starts_with(kByteOrderMark)) file.remove_prefix(kByteOrderMark.size());

  CsvRecords read = read_csv(file, separator_of(file));
  std::erase_if(read.records, [](const CsvRecord& record) { return !has_text(record); });
  std::vector<FieldError> errors;
  for (const CsvFault& fault : read.faults) errors.push_back(at_line(fault.line, "", fault.message));
  if (read.records.empty()) {
    if (errors.empty()) errors.push_back(at_line(1, "", "the file has no header line; it must name name and mmr"));
    return std::unexpected(std::move(errors));
  }

  const CsvRecord& header = read.records.front();
  // A broken line before it was meant to be the header.
  if (!read.faults.empty() && read.faults.front().line < header.line) return std::unexpected(std::move(errors));
  const Columns columns = columns_of(header, errors);
  if (columns.found() < 2) return std::unexpected(std::move(errors));
  RosterFile roster;
  auto& [players, lines] = roster;
  for (std::size_t i = 1; i < read.records.size(); ++i) {
    players.push_back(player_from(read.records[i], columns, header.cells.size(), errors));
    lines.push_back(read.records[i].line);
  }
  if (players.size() > kMaxPlayersInFile) {
    errors.push_back(
        {"",
         "must have at most " + std::to_string(kMaxPlayersInFile) + " players, not " + std::to_string(players.size()),
         std::nullopt});
  }
  if (players.empty() && errors.empty()) {
    errors.push_back(at_line(header.line, "", "the file has a header, but no players"));
  }
  if (!errors.empty()) return std::unexpected(in_order_of_lines(std::move(errors)));
  return roster;
}

}  // namespace draftwire::app
