#include <algorithm>

#include "domain/pick_style.hpp"

namespace draftwire::domain {
namespace {

// The team with the lowest total picks next; everyone within the tie window of it has an equal claim.
class Shuffle final : public PickStyle {
 public:
  [[nodiscard]] Style style() const override { return Style::shuffle; }

  [[nodiscard]] const Team* fixed_team(const State&, int) const override { return nullptr; }

  [[nodiscard]] std::vector<const Team*> claimants(const State& state, int) const override {
    std::vector<const Team*> eligible;
    for (const Team& team : state.teams) {
      if (!state.is_full(team)) eligible.push_back(&team);
    }
    const Mmr lowest = (*std::ranges::min_element(eligible, {}, &Team::total_mmr))->total_mmr;
    std::erase_if(eligible, [&](const Team* team) { return team->total_mmr - lowest > state.tie_window; });
    return eligible;
  }
};

}  // namespace

const PickStyle& shuffle_style() {
  static const Shuffle kStyle;
  return kStyle;
}

}  // namespace draftwire::domain
