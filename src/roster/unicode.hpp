#pragma once

#include <unicode/utypes.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// UTF-8 by code points, and ICU's failures as exceptions. Any thread.
namespace draftwire::roster {

// Throws std::runtime_error when ICU failed, which it does for want of its data or of memory.
void require_icu(UErrorCode status);

bool is_ascii(std::string_view text);

// Takes one code point from the front, which must not be empty; a negative number for what is no UTF-8.
UChar32 take_point(std::string_view& text);

// How many code points; nothing when it is not valid UTF-8.
std::optional<std::size_t> count_points(std::string_view text);

void append_point(std::string& text, UChar32 point);

// White space, and what shows nothing but separates.
bool is_blank_point(UChar32 point);

// A short text as it may be repeated in a message: in quotes, at most 40 code points, no line breaks.
std::string quoted(std::string_view text);

}  // namespace draftwire::roster
