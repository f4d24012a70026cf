#include "domain/pick_style.hpp"

namespace draftwire::domain {
namespace {

// In draft order, every phase alike.
class Normal final : public PickStyle {
 public:
  [[nodiscard]] Style style() const override { return Style::normal; }

  [[nodiscard]] const Team* fixed_team(const State& state, int round) const override {
    return &state.teams[static_cast<std::size_t>(round - 1) % state.teams.size()];
  }

  [[nodiscard]] std::vector<const Team*> claimants(const State& state, int round) const override {
    return {fixed_team(state, round)};
  }
};

}  // namespace

const PickStyle& normal_style() {
  static const Normal kStyle;
  return kStyle;
}

}  // namespace draftwire::domain
