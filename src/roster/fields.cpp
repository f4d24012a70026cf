#include "roster/fields.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "roster/names.hpp"
#include "roster/unicode.hpp"

namespace draftwire::roster {
namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_short(std::string_view part) {
  constexpr std::size_t kShort = 4;
  return count_points(part).value_or(kShort + 1) <= kShort;
}

bool is_id(std::string_view text) {
  return text.size() >= 17 && text.size() <= 20 && std::ranges::all_of(text, [](char c) { return is_digit(c); });
}

bool is_rounded(std::string_view text) {
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent == std::string_view::npos || exponent == 0) return false;
  const bool has_mantissa = text.substr(0, exponent).find_first_not_of("0123456789.,") == std::string_view::npos;
  const std::string_view power = text.substr(exponent + 1);
  return has_mantissa && power.starts_with('+') && power.size() > 1 &&
         power.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

std::expected<std::vector<std::string>, std::string> positions_of(std::string_view cell) {
  std::vector<std::string> positions;
  const auto add = [&](std::string_view part) -> std::optional<std::string> {
    auto position = checked_text(part, kMaxPositionLength);
    if (!position) return position.error() + ", and " + quoted(part) + " is none such";
    positions.push_back(std::move(*position));
    return std::nullopt;
  };
  for (const std::string_view part : split(cell, ";/|,\n\r")) {
    const std::vector<std::string_view> shorter = split(part, ":");
    const bool is_series = shorter.size() > 1 && std::ranges::all_of(shorter, is_short);
    for (const std::string_view one : is_series ? shorter : std::vector{part}) {
      if (auto wrong = add(one)) return std::unexpected(std::move(*wrong));
    }
    if (positions.size() > kMaxPositions) {
      return std::unexpected("must be at most " + std::to_string(kMaxPositions));
    }
  }
  return positions;
}

std::string positions_cell(std::span<const std::string> positions) {
  std::string cell;
  for (const std::string& position : positions) cell += (cell.empty() ? "" : ";") + position;
  return cell;
}

DiscordCell discord_cell(std::string_view cell) {
  if (cell.empty()) return {DiscordCell::Kind::blank, {}};
  if (cell.starts_with("<@") && cell.ends_with('>')) {
    std::string_view inside = cell.substr(2, cell.size() - 3);
    if (inside.starts_with('!')) inside.remove_prefix(1);
    if (is_id(inside)) return {DiscordCell::Kind::id, inside};
  }
  std::string_view plain = cell;
  if (plain.starts_with('\'')) plain.remove_prefix(1);
  if (is_id(plain)) return {DiscordCell::Kind::id, plain};
  return {is_rounded(cell) ? DiscordCell::Kind::rounded : DiscordCell::Kind::other, {}};
}

}  // namespace draftwire::roster
