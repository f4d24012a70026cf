#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "roster/names.hpp"
#include "wire/field_reader.hpp"

// What people, teams, tournaments and positions may be called, here and at Discord. Pure; any thread.
namespace draftwire::app {

using roster::checked_name;
using roster::kMaxNameLength;
using roster::kMaxPositionLength;
using roster::kMaxPositions;
using roster::trimmed;

// roster::checked_name() for fields of a body.
wire::TextCheck name_check(std::size_t max_length = kMaxNameLength);

// For the name of an account: as checked_name() has it, and what can be none of at most 100 characters as it was given.
// Whether it may be taken is asked first: ro\u00ADot is, when root is.
wire::TextCheck account_name_check();

// roster::checked_text() for the same: a position needs no letter.
wire::TextCheck position_check();

// A user's id at Discord, 17 to 20 digits, or what is wrong with it.
std::expected<std::string, std::string> checked_discord_id(std::string_view text);

}  // namespace draftwire::app
