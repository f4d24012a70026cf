#include "roster/columns.hpp"

#include <unicode/uchar.h>

#include <array>

#include "roster/fields.hpp"
#include "roster/rating.hpp"
#include "roster/unicode.hpp"
#include "roster/words.hpp"

namespace draftwire::roster {
namespace {

// Our own export of a draft: team,role,player,mmr,round. Its role is captain or player.
bool is_draft_export(const Record& header) {
  constexpr std::array<std::string_view, 5> kTitles{"team", "role", "player", "", "round"};
  if (header.width != kTitles.size()) return false;
  for (std::size_t i = 0; i < kTitles.size(); ++i) {
    if (!kTitles[i].empty() && header.cells[i] != kTitles[i]) return false;
  }
  return true;
}

bool has_letter(std::string_view text) {
  while (!text.empty()) {
    const UChar32 point = take_point(text);
    if (point >= 0 && u_isalpha(point) != 0) return true;
  }
  return false;
}

void count(ColumnContent& column, std::string_view cell, std::string_view rating_name) {
  if (cell.empty()) return;
  ++column.rows;
  constexpr std::int64_t kMostPlausible = 1'000'000;
  const RatingText rating = rating_text(cell, rating_name);
  if (rating.kind == RatingText::Kind::number && !rating.is_huge && rating.digits <= kMostPlausible) {
    ++column.numbers;
  } else if (rating.kind == RatingText::Kind::unrated) {
    ++column.unrated;
  } else if (discord_cell(cell).kind == DiscordCell::Kind::id) {
    ++column.ids;
  } else if (has_letter(cell)) {
    ++column.texts;
  }
}

}  // namespace

TitledColumns titled_columns(const Record& header, std::string_view rating_name) {
  TitledColumns result;
  if (is_draft_export(header)) {
    result.fields = {{Field::name, 2}, {Field::mmr, 3}};
    return result;
  }
  std::map<Field, int> best;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const auto meaning = meaning_of(header.cells[i], rating_name);
    if (!meaning) continue;
    const auto [field, looseness] = *meaning;
    const auto known = best.find(field);
    if (known == best.end() || looseness < known->second) {
      best[field] = looseness;
      result.fields[field] = static_cast<int>(i);
      result.rivals[field] = {static_cast<int>(i)};
    } else if (looseness == known->second) {
      result.rivals[field].push_back(static_cast<int>(i));
    }
  }
  std::erase_if(result.rivals, [](const auto& rivals) { return rivals.second.size() < 2; });
  for (const auto& [_, looseness] : best) result.looseness += looseness;
  return result;
}

bool ColumnContent::is_rating(int all_rows) const {
  return numbers > 0 && numbers * 10 >= (all_rows - unrated) * 9;
}

bool ColumnContent::is_text(int all_rows) const {
  return texts * 2 > all_rows;
}

bool ColumnContent::is_discord_id() const {
  return ids > 0 && ids * 10 >= rows * 9;
}

std::vector<int> Contents::ratings() const {
  std::vector<int> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].is_rating(rows)) found.push_back(static_cast<int>(i));
  }
  return found;
}

std::vector<int> Contents::texts() const {
  std::vector<int> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].is_text(rows)) found.push_back(static_cast<int>(i));
  }
  return found;
}

Contents contents_of(RecordReader reader, std::string_view rating_name, int most) {
  Contents contents;
  for (Record record; contents.rows < most && reader.next(record); ++contents.rows) {
    if (record.width > contents.width) {
      contents.width = record.width;
      contents.widest_line = record.line;
    }
    if (record.cells.size() > contents.columns.size()) contents.columns.resize(record.cells.size());
    for (std::size_t i = 0; i < record.cells.size(); ++i) count(contents.columns[i], record.cells[i], rating_name);
  }
  return contents;
}

}  // namespace draftwire::roster
