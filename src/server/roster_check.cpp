#include "server/roster_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <vector>

namespace draftwire::server {
namespace {

using roster::Preview;
using roster::Row;

using Line = std::array<std::string, 7>;

// No more than a roster's file may have, and one byte that shows that it has more.
std::string contents(const std::string& file) {
  std::string bytes(roster::kMaxFileSize + 1, '\0');
  std::ifstream opened;
  if (file != "-") {
    opened.open(file, std::ios::binary);
    if (!opened) throw std::runtime_error(fmt::format("{} can't be read", file));
  }
  std::istream& in = file == "-" ? std::cin : opened;
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) throw std::runtime_error(fmt::format("{} can't be read", file));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::string rating_text(const Row& row, int decimals) {
  if (!row.mmr) return "";
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  if (decimals == 0) return std::to_string(*row.mmr);
  return fmt::format("{}.{:0{}}", *row.mmr / scale, *row.mmr % scale, decimals);
}

std::string remarks(const Row& row) {
  std::vector<std::string> texts;
  for (const roster::CellError& error : row.errors) texts.push_back(error.message.substr(error.message.find(": ") + 2));
  for (const roster::Note& note : row.notes) texts.push_back(note.text);
  return fmt::format("{}", fmt::join(texts, " "));
}

Line line_of(const Row& row, int decimals) {
  return {std::to_string(row.line),
          row.is_left_out ? "left out" : std::string(to_string(row.status)),
          row.name,
          rating_text(row, decimals),
          fmt::format("{}", fmt::join(row.positions, ";")),
          row.discord_id.value_or(""),
          remarks(row)};
}

// How many columns of a terminal fmt takes a text for.
std::size_t shown_width(const std::string& text) {
  constexpr std::size_t kWide = 400;
  return kWide - (fmt::formatted_size("{:<{}}", text, kWide) - text.size());
}

std::string table(const std::vector<Line>& lines) {
  std::array<std::size_t, 7> widths{};
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], shown_width(line[i]));
  }
  std::string text;
  for (const Line& line : lines) {
    std::string one;
    for (std::size_t i = 0; i < line.size(); ++i) one += fmt::format("{:<{}}  ", line[i], widths[i]);
    one.erase(one.find_last_not_of(' ') + 1);
    text += one + "\n";
  }
  return text;
}

std::string columns_text(const Preview& preview) {
  std::vector<std::string> texts;
  for (const roster::Column& column : preview.columns) {
    std::string title = column.title.empty() ? fmt::format("column {}", column.index) : column.title;
    std::ranges::replace(title, '\n', ' ');
    texts.push_back(fmt::format("{} = {}", title, column.as ? to_string(*column.as) : "ignored"));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace

bool needs_a_person(const Preview& preview) {
  const roster::Counts& counts = preview.counts;
  return !preview.needs.empty() || counts.bad + counts.unrated + counts.duplicate > 0;
}

std::string preview_text(const Preview& preview, int decimals) {
  std::string text =
      fmt::format("Encoding: {}{}\n", preview.encoding.used, preview.encoding.guessed ? " (guessed)" : "");
  text += preview.separator ? fmt::format("Separator: {}\n", roster::separator_name(*preview.separator))
                            : "A list of names and numbers\n";
  text += preview.header_line == 0 ? "No header\n" : fmt::format("Header: line {}\n", preview.header_line);
  text += fmt::format("Columns: {}\n\n", columns_text(preview));
  std::vector<Line> lines{{"line", "status", "name", "rating", "positions", "discord id", ""}};
  for (const Row& row : preview.rows) lines.push_back(line_of(row, decimals));
  text += table(lines) + "\n";
  for (const roster::Need& need : preview.needs) text += fmt::format("{} ({})\n", need.message, need.code);
  const roster::Counts& counts = preview.counts;
  return text + fmt::format("{} new, {} updated, {} unchanged, {} twice, {} without a rating, {} no person, {} bad\n",
                            counts.fresh, counts.update, counts.same, counts.duplicate, counts.unrated,
                            counts.not_a_person, counts.bad);
}

int run(const RosterCheckCommand& command) {
  const auto preview = roster::read_roster(contents(command.file), command.options, {}, command.scale);
  if (!preview) throw std::runtime_error(preview.error().message);
  fmt::print("{}", preview_text(*preview, command.scale.decimals));
  return needs_a_person(*preview) ? 1 : 0;
}

}  // namespace draftwire::server
