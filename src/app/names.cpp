#include "app/names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace draftwire::app {
namespace {

// White space of Unicode (PropList.txt), the zero-width space and the byte order mark.
constexpr std::array<std::string_view, 27> kBlanks{
    " ",      "\t",     "\n",     "\r",     "\v",     "\f",     "\u0085", "\u00A0", "\u1680",
    "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\u200B", "\uFEFF",
};

bool is_control(char32_t point) {
  const bool is_c0 = point < 0x20 || point == 0x7F;
  const bool is_c1 = point >= 0x80 && point <= 0x9F;
  const bool is_line = point == 0x2028 || point == 0x2029;
  // They turn the text around them, also that of others (Unicode TR 36 §3.2).
  const bool turns_text = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  return is_c0 || is_c1 || is_line || turns_text;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  for (bool goes_on = true; goes_on;) {
    goes_on = std::ranges::any_of(kBlanks, [&](std::string_view blank) {
      if (!text.starts_with(blank)) return false;
      text.remove_prefix(blank.size());
      return true;
    });
  }
  for (bool goes_on = true; goes_on;) {
    goes_on = std::ranges::any_of(kBlanks, [&](std::string_view blank) {
      if (!text.ends_with(blank)) return false;
      text.remove_suffix(blank.size());
      return true;
    });
  }
  return text;
}

std::expected<std::string, std::string> checked_name(std::string_view text, std::size_t max_length) {
  const std::string_view name = trimmed(text);
  const auto points = code_points(name);
  if (!points) return std::unexpected("must be valid UTF-8");
  if (points->empty()) return std::unexpected("must not be blank");
  if (points->size() > max_length) {
    return std::unexpected("must have at most " + std::to_string(max_length) + " characters, not " +
                           std::to_string(points->size()));
  }
  if (std::ranges::any_of(*points, is_control)) return std::unexpected("must not have control characters");
  return std::string(name);
}

wire::TextCheck name_check(std::size_t max_length) {
  return [max_length](std::string_view text) { return checked_name(text, max_length); };
}

std::expected<std::string, std::string> checked_discord_id(std::string_view text) {
  const bool is_number = std::ranges::all_of(text, is_digit);
  if (is_number && text.size() >= 17 && text.size() <= 20) return std::string(text);
  return std::unexpected("must be the 17 to 20 digits of a Discord user's id");
}

}  // namespace draftwire::app
