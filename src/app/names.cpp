#include "app/names.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace draftwire::app {

wire::TextCheck name_check(std::size_t max_length) {
  return [max_length](std::string_view text) { return checked_name(text, max_length); };
}

wire::TextCheck account_name_check() {
  return [](std::string_view text) -> std::expected<std::string, std::string> {
    auto name = checked_name(text);
    const auto points = code_points(trimmed(text));
    if (name || !points || points->empty() || points->size() > kMaxNameLength) return name;
    return std::string(text);
  };
}

wire::TextCheck position_check() {
  return [](std::string_view text) { return roster::checked_text(text, kMaxPositionLength); };
}

std::expected<std::string, std::string> checked_discord_id(std::string_view text) {
  const bool is_number = std::ranges::all_of(text, is_digit);
  if (is_number && text.size() >= 17 && text.size() <= 20) return std::string(text);
  return std::unexpected("must be the 17 to 20 digits of a Discord user's id");
}

}  // namespace draftwire::app
