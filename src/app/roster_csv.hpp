#pragma once

#include <cstddef>
#include <expected>
#include <string_view>
#include <vector>

#include "app/records.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

inline constexpr std::size_t kMaxPlayersInFile = 5000;

struct RosterFile {
  std::vector<NewPlayer> players;
  std::vector<int> lines;  // where each of them stands
};

// The players of a CSV file with a header line that names at least `name` and `mmr`, in any case and order;
// `positions`, separated by semicolons, and `discord_id` may be there, other columns are passed over. UTF-8, with or
// without a byte order mark; separated by commas, or by the semicolons or tabs that spreadsheets write. Lines without
// any text are passed over. Else everything that is wrong, each with its line in the file. Pure; any thread.
std::expected<RosterFile, std::vector<wire::FieldError>> players_from_csv(std::string_view file);

}  // namespace draftwire::app
