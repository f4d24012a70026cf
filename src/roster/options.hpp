#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "domain/ids.hpp"

namespace draftwire::roster {

// What a column is for. Every other column is ignored.
enum class Field { name, mmr, positions, discord_id };

// "name", "mmr", "positions", "discord_id".
std::string_view to_string(Field field);

// What happens to a person who is on the roster already.
enum class OnExisting { update, skip, add };

// How "5.400" reads: 5400, or 5.4.
enum class ReadScale { thousands, decimals };

std::string_view to_string(ReadScale scale);

// A separator by its name: "," ";" "tab" "|".
std::string_view separator_name(char separator);

using Columns = std::map<Field, int>;  // 0-based

// How a file is to be read, where the reader shall not find out by itself. Lines are those of the file, from 1. A line
// that is no row has no effect.
struct Options {
  std::optional<std::string> encoding;      // an IANA name, or any other that ICU knows
  std::optional<char> separator;            // , ; tab |
  std::optional<int> header_line;           // 0: there is none
  std::optional<Columns> columns;           // at least name and mmr; all others are ignored
  std::optional<std::int64_t> unrated_mmr;  // in units of the scale; the rating of those who have none
  OnExisting on_existing = OnExisting::update;
  std::set<int> leave_out;                  // lines that count as nothing
  std::set<int> also_people;                // lines with people of their own, in spite of a name that is there already
  std::map<int, domain::PlayerId> persons;  // the line's person is this one of the roster
  std::optional<ReadScale> read_scale;
};

// An option that can't be, by its name.
struct BadOption {
  std::string name;
  std::string message;  // "must be …", without the name

  bool operator==(const BadOption&) const = default;
};

// Of a query or of flags, each by its name in the design (`leave_out`, `also_people`, …). An unknown name, one that
// comes twice and a value that can't be are refused; an empty value is as if it were not there.
std::expected<Options, BadOption> options_from(std::span<const std::pair<std::string, std::string>> given);

}  // namespace draftwire::roster
