#include "roster/unicode.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

namespace draftwire::roster {

void require_icu(UErrorCode status) {
  if (U_FAILURE(status) != 0) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

UChar32 take_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) {
    text.remove_prefix(1);
    return first;
  }
  constexpr std::size_t kLongest = 4;
// The macro converts in silence.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
  const auto length = static_cast<std::int32_t>(std::min(text.size(), kLongest));
  std::int32_t at = 0;
  UChar32 point = 0;
  U8_NEXT(text.data(), at, length, point);
#pragma GCC diagnostic pop
  text.remove_prefix(static_cast<std::size_t>(at));
  return point;
}

std::optional<std::size_t> count_points(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    if (take_point(text) < 0) return std::nullopt;
  }
  return count;
}

void append_point(std::string& text, UChar32 point) {
  icu::UnicodeString(point).toUTF8String(text);
}

bool is_blank_point(UChar32 point) {
  constexpr UChar32 kZeroWidthSpace = 0x200B;
  constexpr UChar32 kByteOrderMark = 0xFEFF;
  return u_isUWhiteSpace(point) != 0 || point == kZeroWidthSpace || point == kByteOrderMark;
}

std::string quoted(std::string_view text) {
  constexpr int kShown = 40;
  std::string shown = "\"";
  for (int count = 0; !text.empty(); ++count) {
    if (count == kShown) return shown + "…\"";
    const UChar32 point = take_point(text);
    if (point < 0 || u_charType(point) == U_CONTROL_CHAR || u_charType(point) == U_UNASSIGNED) {
      shown += point == '\n' || point == '\r' || point == '\t' ? " " : "?";
    } else {
      append_point(shown, point);
    }
  }
  return shown + "\"";
}

}  // namespace draftwire::roster
