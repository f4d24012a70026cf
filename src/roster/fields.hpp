#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The cells of positions and of Discord ids. Pure; any thread.
namespace draftwire::roster {

// Split at ; / | , line breaks, and at : between short parts. Else what is wrong ("must …").
std::expected<std::vector<std::string>, std::string> positions_of(std::string_view cell);

// As a cell that has them all, apart by semicolons. A position that holds what splits positions reads back as several.
std::string positions_cell(std::span<const std::string> positions);

struct DiscordCell {
  enum class Kind { blank, id, rounded, other };

  Kind kind = Kind::other;
  std::string_view id;  // of Kind::id: 17 to 20 digits
};

// `123…`, `<@123…>` or `<@!123…>`; rounded is a number as spreadsheets write it, 3.23457E+17.
DiscordCell discord_cell(std::string_view cell);

}  // namespace draftwire::roster
