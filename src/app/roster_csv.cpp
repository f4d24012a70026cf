#include "app/roster_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "app/names.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "roster/fields.hpp"
#include "roster/names.hpp"
#include "roster/reader.hpp"
#include "roster/records.hpp"
#include "roster/spreadsheet_text.hpp"
#include "roster/unicode.hpp"

namespace draftwire::app {
namespace {

using roster::Record;
using roster::RecordReader;
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

Columns columns_of(const Record& header, std::vector<FieldError>& errors) {
  Columns columns;
  const std::array<std::pair<std::string_view, std::optional<std::size_t>*>, 4> known{{
      {"name", &columns.name},
      {"mmr", &columns.mmr},
      {"positions", &columns.positions},
      {"discord_id", &columns.discord_id},
  }};
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string title = lower(header.cells[i]);
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
  for (const char separator : kSeparators) {
    Record header;
    if (!RecordReader(file, separator).next(header)) continue;
    std::vector<FieldError> ignored;
    const int found = columns_of(header, ignored).found();
    if (found > most) {
      most = found;
      best = separator;
    }
  }
  return best;
}

std::string_view cell(const Record& record, std::optional<std::size_t> column) {
  return column ? record.cell(*column) : std::string_view();
}

// The reader takes a quote that closes no cell for a letter. Here it is a fault: the cell may have been meant to go on.
bool has_stray_quote(const Record& record) {
  return std::ranges::any_of(record.cells, [&](std::string_view text) {
    return text.contains('"') && std::ranges::none_of(record.unescaped, [&](const std::string& cell) {
             return text.data() >= cell.data() && text.data() <= cell.data() + cell.size();
           });
  });
}

std::optional<std::string> broken(const Record& record) {
  if (!std::ranges::all_of(record.cells, is_utf8)) return "not valid UTF-8; save the file as \"CSV UTF-8\"";
  if (has_stray_quote(record)) {
    return "a quote that does not enclose its cell; a cell with a quote in it must be in quotes, with the quote "
           "doubled";
  }
  return std::nullopt;
}

std::optional<domain::Mmr> mmr_from(std::string_view text) {
  domain::Mmr mmr = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), mmr);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (mmr < 0 || mmr > domain::kMaxMmr || text.front() == '-') return std::nullopt;
  return mmr;
}

// Reads the lines below the header.
class Lines {
 public:
  Lines(const Columns& columns, std::size_t width) : columns_(columns), width_(width) {}

  void read(const Record& record) {
    if (auto fault = broken(record)) return refuse(record, "", *fault);
    if (record.width > width_) {
      return refuse(record, "",
                    std::to_string(record.width) + " cells, but the header has " + std::to_string(width_) +
                        "; a cell with the separator in it must be quoted");
    }
    NewPlayer player;
    player.name =
        value_or_error(record, "name", roster::checked_name(roster::from_plain_cell(cell(record, columns_.name))));
    const std::string_view mmr = cell(record, columns_.mmr);
    const auto number = mmr_from(mmr);
    if (!number) {
      refuse(record, "mmr",
             "must be a whole number from 0 to " + std::to_string(domain::kMaxMmr) +
                 (mmr.empty() ? ", but is missing" : ", not " + roster::quoted(mmr)));
    }
    player.mmr = number.value_or(0);
    player.positions = value_or_error(record, "positions", roster::positions_of(cell(record, columns_.positions)));
    if (const std::string_view text = cell(record, columns_.discord_id); !text.empty()) {
      player.discord_id = value_or_error(record, "discord_id", checked_discord_id(text));
    }
    file_.players.push_back(std::move(player));
    file_.lines.push_back(record.line);
  }

  void refuse(const Record& record, std::string_view field, const std::string& message) {
    errors_.push_back(at_line(record.line, field, message));
  }

  [[nodiscard]] std::vector<FieldError>& errors() { return errors_; }
  [[nodiscard]] RosterFile& file() { return file_; }

 private:
  template <class T>
  T value_or_error(const Record& record, std::string_view field, std::expected<T, std::string> value) {
    if (value) return std::move(*value);
    refuse(record, field, value.error());
    return {};
  }

  const Columns& columns_;
  const std::size_t width_;
  RosterFile file_;
  std::vector<FieldError> errors_;
};

std::unexpected<std::vector<FieldError>> refused(FieldError error) {
  return std::unexpected(std::vector{std::move(error)});
}

}  // namespace

std::expected<RosterFile, std::vector<FieldError>> players_from_csv(std::string_view file) {
  if (file.starts_with("\xFF\xFE") || file.starts_with("\xFE\xFF")) {
    return refused(at_line(1, "", "the file is UTF-16; save it as \"CSV UTF-8\""));
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (file.starts_with(kByteOrderMark)) file.remove_prefix(kByteOrderMark.size());

  RecordReader reader(file, separator_of(file));
  Record header;
  if (!reader.next(header)) return refused(at_line(1, "", "the file has no header line; it must name name and mmr"));
  if (auto fault = broken(header)) return refused(at_line(header.line, "", *fault));
  std::vector<FieldError> errors;
  const Columns columns = columns_of(header, errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));

  Lines lines(columns, header.width);
  std::size_t count = 0;
  for (Record record; reader.next(record); ++count) {
    if (count < kMaxPlayersInFile) lines.read(record);
  }
  if (count > kMaxPlayersInFile) {
    lines.errors().push_back(
        {"", "must have at most " + std::to_string(kMaxPlayersInFile) + " players, not " + std::to_string(count),
         std::nullopt});
  }
  if (count == 0) return refused(at_line(header.line, "", "the file has a header, but no players"));
  if (!lines.errors().empty()) return std::unexpected(std::move(lines.errors()));
  return std::move(lines.file());
}

}  // namespace draftwire::app
