#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/setup.hpp"

namespace draftwire::wire {

// `2026-01-12T18:30:05.123Z`: UTC, always with three digits of milliseconds. Years 0 to 9999.
std::string to_text(domain::Timestamp time);

// Reads exactly that form; nothing for anything else, and for dates that no calendar has.
std::optional<domain::Timestamp> timestamp_from(std::string_view text);

}  // namespace draftwire::wire
