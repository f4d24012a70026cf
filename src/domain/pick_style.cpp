#include "domain/pick_style.hpp"

#include <algorithm>
#include <array>

namespace draftwire::domain {

std::span<const PickStyle* const> all_pick_styles() {
  static const std::array<const PickStyle*, 3> kStyles{&shuffle_style(), &snake_style(), &normal_style()};
  return kStyles;
}

const PickStyle& pick_style(Style style) {
  return **std::ranges::find_if(all_pick_styles(),
                                [&](const PickStyle* candidate) { return candidate->style() == style; });
}

int phase_of(int round, int team_count) {
  return (round - 1) / team_count + 1;
}

}  // namespace draftwire::domain
