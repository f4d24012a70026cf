#include "roster/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <functional>

#include "roster/encoding.hpp"
#include "roster/reader.hpp"

namespace draftwire::roster {
namespace {

using Given = std::string_view;

constexpr std::array<std::pair<Field, std::string_view>, 4> kFields{
    {{Field::name, "name"}, {Field::mmr, "mmr"}, {Field::positions, "positions"}, {Field::discord_id, "discord_id"}}};

template <class Number>
std::optional<Number> number(Given text, Number least, Number most) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

// Calls `read` for each part between commas; false when one of them is refused.
bool each(Given text, const std::function<bool(Given)>& read) {
  for (;;) {
    const std::size_t end = std::min(text.find(','), text.size());
    if (!read(text.substr(0, end))) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::pair<Given, Given>> pair_of(Given text) {
  const std::size_t colon = text.find(':');
  if (colon == Given::npos) return std::nullopt;
  return std::pair(text.substr(0, colon), text.substr(colon + 1));
}

bool read_lines(Given text, std::set<int>& lines) {
  return each(text, [&](Given part) {
    const auto line = number(part, 1, INT_MAX);
    if (line) lines.insert(*line);
    return line.has_value();
  });
}

bool read_columns(Given text, Options& options) {
  Columns columns;
  std::set<int> used;
  const bool is_read = each(text, [&](Given part) {
    const auto pair = pair_of(part);
    if (!pair) return false;
    const auto* const field = std::ranges::find(kFields, pair->first, &std::pair<Field, std::string_view>::second);
    const auto index = number(pair->second, 0, kMaxColumns - 1);
    return field != kFields.end() && index && columns.emplace(field->first, *index).second &&
           used.insert(*index).second;
  });
  if (!is_read || !columns.contains(Field::name) || !columns.contains(Field::mmr)) return false;
  options.columns = std::move(columns);
  return true;
}

bool read_persons(Given text, Options& options) {
  return each(text, [&](Given part) {
    const auto pair = pair_of(part);
    if (!pair) return false;
    const auto line = number(pair->first, 1, INT_MAX);
    const auto id = number<std::int64_t>(pair->second, 1, INT64_MAX);
    return line && id && options.persons.emplace(*line, domain::PlayerId{*id}).second;
  });
}

bool read_separator(Given text, Options& options) {
  for (const char separator : {',', ';', '\t', '|'}) {
    if (text == separator_name(separator)) options.separator = separator;
  }
  return options.separator.has_value();
}

bool read_on_existing(Given text, Options& options) {
  constexpr std::array<std::pair<std::string_view, OnExisting>, 3> kWords{
      {{"update", OnExisting::update}, {"skip", OnExisting::skip}, {"add", OnExisting::add}}};
  const auto* const found = std::ranges::find(kWords, text, &std::pair<std::string_view, OnExisting>::first);
  if (found == kWords.end()) return false;
  options.on_existing = found->second;
  return true;
}

bool read_scale(Given text, Options& options) {
  for (const ReadScale scale : {ReadScale::thousands, ReadScale::decimals}) {
    if (text == to_string(scale)) options.read_scale = scale;
  }
  return options.read_scale.has_value();
}

struct Known {
  std::string_view name;
  bool (*read)(Given, Options&);
  std::string_view expected;
};

constexpr std::array kKnown{
    Known{"encoding",
          [](Given text, Options& options) {
            options.encoding = known_encoding(text);
            return options.encoding.has_value();
          },
          "must be the name of an encoding, like windows-1252"},
    Known{"separator", read_separator, "must be , ; tab or |"},
    Known{"header_line",
          [](Given text, Options& options) {
            options.header_line = number(text, 0, INT_MAX);
            return options.header_line.has_value();
          },
          "must be the number of a line, or 0 for none"},
    Known{"columns", read_columns, "must be like name:0,mmr:2,positions:3,discord_id:5, with name and mmr, each once"},
    Known{"unrated_mmr",
          [](Given text, Options& options) {
            options.unrated_mmr = number<std::int64_t>(text, 0, kMaxRating);
            return options.unrated_mmr.has_value();
          },
          "must be a whole number from 0 to 1000000"},
    Known{"on_existing", read_on_existing, "must be update, skip or add"},
    Known{"leave_out", [](Given text, Options& options) { return read_lines(text, options.leave_out); },
          "must be numbers of lines, like 3,5"},
    Known{"also_people", [](Given text, Options& options) { return read_lines(text, options.also_people); },
          "must be numbers of lines, like 3,5"},
    Known{"persons", read_persons, "must be LINE:ID, like 3:17,5:18, each line once"},
    Known{"read_scale", read_scale, "must be thousands or decimals"},
};

}  // namespace

std::string_view to_string(Field field) {
  return std::ranges::find(kFields, field, &std::pair<Field, std::string_view>::first)->second;
}

std::string_view to_string(ReadScale scale) {
  return scale == ReadScale::thousands ? "thousands" : "decimals";
}

std::string_view separator_name(char separator) {
  switch (separator) {
    case ';':
      return ";";
    case '\t':
      return "tab";
    case '|':
      return "|";
    default:
      return ",";
  }
}

std::expected<Options, BadOption> options_from(std::span<const std::pair<std::string, std::string>> given) {
  Options options;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : given) {
    const auto* const known = std::ranges::find(kKnown, std::string_view(name), &Known::name);
    if (known == kKnown.end()) return std::unexpected(BadOption{name, "is not an option of a roster"});
    if (!seen.insert(known->name).second) return std::unexpected(BadOption{name, "must come once"});
    if (value.empty()) continue;
    if (!known->read(value, options)) return std::unexpected(BadOption{name, std::string(known->expected)});
  }
  return options;
}

}  // namespace draftwire::roster
