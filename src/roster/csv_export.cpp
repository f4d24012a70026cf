#include "roster/csv_export.hpp"

#include <algorithm>
#include <string_view>

#include "roster/csv_line.hpp"
#include "roster/fields.hpp"
#include "roster/words.hpp"
#include "wire/rating_text.hpp"

namespace draftwire::roster {
namespace {

bool means(std::string_view title, Field field, std::string_view rating_name) {
  const auto meaning = meaning_of(title, rating_name);
  return meaning && meaning->field == field && meaning->looseness == 0;
}

}  // namespace

std::string_view rating_title(std::string_view rating_name, std::span<const std::string_view> others) {
  constexpr std::string_view kOwn = "mmr";
  const std::string asked = squashed(rating_name);
  const bool is_taken = asked == kOwn || std::ranges::find(others, asked) != others.end();
  return !is_taken && means(rating_name, Field::mmr, rating_name) ? rating_name : kOwn;
}

std::string rating_cell(domain::Mmr units, int decimals) {
  constexpr int kCouldBeThousands = 3;
  std::string text = wire::rating_text(units, decimals);
  if (decimals == kCouldBeThousands) text += '0';
  return text;
}

std::string roster_csv(std::span<const KnownPerson> people, const Scale& scale, bool has_discord_ids) {
  std::string file;
  const std::string_view rating = rating_title(scale.rating_name);
  if (has_discord_ids) {
    add_csv_line(file, {"name", rating, "positions", "discord_id"});
  } else {
    add_csv_line(file, {"name", rating, "positions"});
  }
  for (const KnownPerson& person : people) {
    const std::string mmr = rating_cell(person.mmr, scale.decimals);
    const std::string positions = positions_cell(person.positions);
    if (has_discord_ids) {
      add_csv_line(file, {person.name, mmr, positions, person.discord_id.value_or("")});
    } else {
      add_csv_line(file, {person.name, mmr, positions});
    }
  }
  return file;
}

}  // namespace draftwire::roster
