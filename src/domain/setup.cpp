#include "domain/setup.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace draftwire::domain {
namespace {

constexpr std::array<std::pair<Style, std::string_view>, 3> kStyleNames{{
    {Style::shuffle, "shuffle"},
    {Style::snake, "snake"},
    {Style::normal, "normal"},
}};

}  // namespace

std::string_view to_string(Style style) {
  return std::ranges::find(kStyleNames, style, &std::pair<Style, std::string_view>::first)->second;
}

std::optional<Style> style_from(std::string_view text) {
  const auto found = std::ranges::find(kStyleNames, text, &std::pair<Style, std::string_view>::second);
  if (found == kStyleNames.end()) return std::nullopt;
  return found->first;
}

int total_rounds(const Setup& setup) {
  const auto seats = static_cast<std::ptrdiff_t>(setup.teams.size()) * (setup.team_size - 1);
  const auto pool = std::ssize(setup.players) - std::ssize(setup.teams);
  return static_cast<int>(std::max<std::ptrdiff_t>(0, std::min(seats, pool)));
}

}  // namespace draftwire::domain
