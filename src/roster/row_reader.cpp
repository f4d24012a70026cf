#include "roster/row_reader.hpp"

#include <algorithm>
#include <utility>

#include "roster/fields.hpp"
#include "roster/list_line.hpp"
#include "roster/names.hpp"
#include "roster/spreadsheet_text.hpp"
#include "roster/unicode.hpp"
#include "roster/words.hpp"

namespace draftwire::roster {
namespace {

void refuse(Row& row, std::optional<Field> field, std::string_view code, const std::string& message) {
  row.status = Status::bad;
  row.errors.push_back({field, code, "Line " + std::to_string(row.line) + ": " + message});
}

bool has_line_break(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

// A cell that can't be read, as far as it can be shown.
std::string shown_cell(std::string_view text) {
  std::string name = quoted(text);
  return name.substr(1, name.size() - 2);
}

std::string_view cell_of(const RowCells& cells, Field field) {
  switch (field) {
    case Field::name:
      return cells.name;
    case Field::mmr:
      return cells.rating;
    case Field::positions:
      return cells.positions;
    case Field::discord_id:
      return cells.discord_id;
  }
  std::unreachable();
}

}  // namespace

bool RowCells::has_person() const {
  return !name.empty() || !rating.empty() || !positions.empty() || !discord_id.empty() || !whole.empty();
}

RowCells row_cells(const Record& record, const Layout& layout, std::string_view rating_name) {
  RowCells cells{record.line, {}, {}, {}, {}, {}, {}, {}};
  if (layout.is_list()) {
    const ListLine line = list_line(record.cells.front(), rating_name);
    if (line.kind == ListLine::Kind::unclear) cells.whole = record.cells.front();
    cells.name = line.name;
    cells.rating = line.rating;
    cells.remark = line.remark;
    return cells;
  }
  const auto cell = [&](Field field) {
    const auto index = layout.index(field);
    return index ? record.cell(*index) : std::string_view{};
  };
  cells.name = cell(Field::name);
  cells.rating = cell(Field::mmr);
  cells.positions = cell(Field::positions);
  cells.discord_id = cell(Field::discord_id);
  const std::size_t beyond = layout.header_width == 0 ? record.cells.size() : layout.header_width;
  for (std::size_t i = beyond; i < record.cells.size() && cells.surplus.empty(); ++i) cells.surplus = record.cells[i];
  return cells;
}

Row RowReader::read(const RowCells& cells) {
  Row row;
  row.line = cells.line;
  row.status = Status::fresh;
  row.name = shown_cell(cells.name);
  if (!cells.whole.empty()) {
    row.name = shown_cell(cells.whole);
    refuse(row, std::nullopt, "not_a_name_and_a_number", quoted(cells.whole) + " is not surely a name and a number.");
    return row;
  }
  if (!cells.has_person()) {
    row.status = Status::not_a_person;
    row.notes.push_back({"blank", "neither a name nor a rating"});
    return row;
  }
  if (is_summary_name(cells.name) && ratings_.is_summary(rating_text(cells.rating, scale_.rating_name))) {
    row.status = Status::not_a_person;
    row.notes.push_back({"summary", quoted(cells.rating) + " is made of the ratings of the column"});
    return row;
  }
  if (is_second_header(cells)) {
    refuse(row, std::nullopt, "second_header",
           "this is a second header, with " + quoted(cells.name) + " and " + quoted(cells.rating) +
               ". Leave it out if the columns below it are the same.");
    return row;
  }
  read_name(row, cells.name);
  read_rating(row, cells);
  read_positions(row, cells.positions);
  read_discord_id(row, cells);
  if (!cells.surplus.empty()) {
    refuse(row, std::nullopt, "surplus_cell",
           quoted(cells.surplus) +
               " stands beyond the last column of the header; a cell with the separator in it must be "
               "in quotes.");
  }
  for (CellError& error : row.errors) {
    if (error.field) error.cell = shown_cell(cell_of(cells, *error.field));
  }
  if (!cells.remark.empty()) row.notes.push_back({"remark_ignored", quoted(cells.remark) + " is not read"});
  return row;
}

bool RowReader::is_second_header(const RowCells& cells) const {
  if (rating_text(cells.rating, scale_.rating_name).kind != RatingText::Kind::unclear) return false;
  const auto first = meaning_of(cells.name, scale_.rating_name);
  const auto second = meaning_of(cells.rating, scale_.rating_name);
  return first && second && first->field != second->field;
}

void RowReader::read_name(Row& row, std::string_view cell) const {
  if (cell.empty()) return refuse(row, Field::name, "no_name", "no name. Type one, or leave the line out.");
  if (has_line_break(cell)) {
    return refuse(row, Field::name, "line_break", "a line break inside the name " + quoted(cell) + ".");
  }
  std::string text(from_plain_cell(cell));
  std::ranges::replace(text, '\t', ' ');
  auto name = checked_name(text);
  if (!name) return refuse(row, Field::name, "bad_name", "the name " + quoted(cell) + " " + name.error() + ".");
  row.name = std::move(*name);
}

void RowReader::read_rating(Row& row, const RowCells& cells) {
  const RatingText rating = rating_text(cells.rating, scale_.rating_name);
  switch (rating.kind) {
    case RatingText::Kind::number:
      return read_number(row, cells.rating, rating);
    case RatingText::Kind::unclear:
      return refuse(row, Field::mmr, "not_a_number", "the rating " + quoted(cells.rating) + " is not surely a number.");
    case RatingText::Kind::unrated:
      break;
  }
  if (unrated_mmr_) {
    row.mmr = unrated_mmr_;
    row.notes.push_back({"unrated", "no rating; gets " + ratings_.shown(*unrated_mmr_)});
    return;
  }
  const std::string said = cells.rating.empty() ? "no rating" : quoted(cells.rating) + " is no rating in numbers";
  const std::string who = row.name.empty() ? "the line" : row.name;
  if (row.status != Status::bad) row.status = Status::unrated;
  row.errors.push_back({Field::mmr, "unrated",
                        "Line " + std::to_string(row.line) + ": " + said + ". Type one, or leave " + who + " out."});
}

void RowReader::read_number(Row& row, std::string_view cell, const RatingText& rating) {
  const RatingValue value = ratings_.value(rating);
  if (value.needed_decimals) {
    const std::string scale =
        scale_.decimals == 0 ? "are whole numbers" : "have " + std::to_string(scale_.decimals) + " decimals at most";
    return refuse(
        row, Field::mmr, "too_many_decimals",
        "the rating " + quoted(cell) + " has a finer fraction than this tournament's ratings, which " + scale + ".");
  }
  if (!value.units || *value.units > kMaxRating) {
    return refuse(
        row, Field::mmr, "too_large",
        "the rating " + quoted(cell) + " is above " + ratings_.shown(kMaxRating) + ", the highest there can be.");
  }
  row.mmr = value.units;
  if (rating.open_mark != 0) {
    row.notes.push_back({"rating_read_as", quoted(cell) + " read as " + ratings_.shown(*value.units)});
  }
}

void RowReader::read_positions(Row& row, std::string_view cell) const {
  auto positions = positions_of(from_plain_cell(cell));
  if (!positions) return refuse(row, Field::positions, "bad_positions", "positions " + positions.error() + ".");
  row.positions = std::move(*positions);
}

void RowReader::read_discord_id(Row& row, const RowCells& cells) const {
  const DiscordCell read = discord_cell(cells.discord_id);
  if (read.kind == DiscordCell::Kind::id) {
    row.discord_id = std::string(read.id);
    constexpr std::size_t kDigitsThatStay = 15;
    if (read.id.find_first_not_of('0', kDigitsThatStay) == std::string_view::npos) {
      row.notes.push_back({"discord_id_may_be_rounded", quoted(read.id) + " may have been rounded by a spreadsheet"});
    }
  } else if (read.kind == DiscordCell::Kind::rounded) {
    refuse(row, Field::discord_id, "rounded",
           "a spreadsheet has rounded the Discord id " + quoted(cells.discord_id) +
               ". Make the column text and copy the ids again, or empty the cell.");
  } else if (read.kind == DiscordCell::Kind::other) {
    refuse(row, Field::discord_id, "bad_discord_id",
           quoted(cells.discord_id) + " is no Discord id, which has 17 to 20 digits. Mend it, or empty the cell.");
  }
  const DiscordCell mentioned = discord_cell(cells.name);
  if (mentioned.kind != DiscordCell::Kind::id) return;
  row.notes.push_back({"name_is_a_mention", "the name is a mention of Discord; another can be typed"});
  if (!row.discord_id && cells.discord_id.empty()) row.discord_id = std::string(mentioned.id);
}

}  // namespace draftwire::roster
