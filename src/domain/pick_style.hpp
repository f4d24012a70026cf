#pragma once

#include <span>
#include <vector>

#include "domain/state.hpp"

namespace draftwire::domain {

// How a style finds the team of a round. Stateless and immutable; any thread.
class PickStyle {
 public:
  virtual ~PickStyle() = default;

  [[nodiscard]] virtual Style style() const = 0;

  // The team of `round` when the style knows it from the start of the draft, else nullptr.
  [[nodiscard]] virtual const Team* fixed_team(const State& state, int round) const = 0;

  // The teams with an equal claim to `round`, which is the next one: one, or several that are tied and roll.
  // In draft order. Precondition: at least one team is not full.
  [[nodiscard]] virtual std::vector<const Team*> claimants(const State& state, int round) const = 0;
};

// The registry: a new style is one file, one line in it, and one scenario.
const PickStyle& pick_style(Style style);
std::span<const PickStyle* const> all_pick_styles();

// The lap, from 1, in which a round lies.
int phase_of(int round, int team_count);

const PickStyle& shuffle_style();
const PickStyle& snake_style();
const PickStyle& normal_style();

}  // namespace draftwire::domain
