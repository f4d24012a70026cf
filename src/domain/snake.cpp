#include "domain/pick_style.hpp"

namespace draftwire::domain {
namespace {

// In draft order, every second phase reversed.
class Snake final : public PickStyle {
 public:
  [[nodiscard]] Style style() const override { return Style::snake; }

  [[nodiscard]] const Team* fixed_team(const State& state, int round) const override {
    const auto teams = static_cast<int>(state.teams.size());
    const int index = (round - 1) % teams;
    const bool is_reversed = phase_of(round, teams) % 2 == 0;
    return &state.teams[static_cast<std::size_t>(is_reversed ? teams - 1 - index : index)];
  }

  [[nodiscard]] std::vector<const Team*> claimants(const State& state, int round) const override {
    return {fixed_team(state, round)};
  }
};

}  // namespace

const PickStyle& snake_style() {
  static const Snake kStyle;
  return kStyle;
}

}  // namespace draftwire::domain
