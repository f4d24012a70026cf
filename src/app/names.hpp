#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "wire/field_reader.hpp"

// What people, teams, tournaments and positions may be called, here and at Discord. Pure; any thread.
namespace draftwire::app {

inline constexpr std::size_t kMaxNameLength = 100;
inline constexpr std::size_t kMaxPositionLength = 32;
inline constexpr std::size_t kMaxPositions = 16;

// Without blanks around it: the blanks of every script, and marks that show nothing.
std::string_view trimmed(std::string_view text);

// The trimmed name, or what is wrong with it: valid UTF-8, 1 to `max_length` code points, no control characters.
std::expected<std::string, std::string> checked_name(std::string_view text, std::size_t max_length = kMaxNameLength);

// The same for fields of a body.
wire::TextCheck name_check(std::size_t max_length = kMaxNameLength);

// A user's id at Discord, 17 to 20 digits, or what is wrong with it.
std::expected<std::string, std::string> checked_discord_id(std::string_view text);

}  // namespace draftwire::app
