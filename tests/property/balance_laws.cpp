#include <algorithm>
#include <utility>

#include "domain/balance.hpp"
#include "domain/pick_style.hpp"
#include "property/plan.hpp"

// A projection is a draft that is played by the rules themselves, command by command.
namespace draftwire::testing {
namespace {

using domain::Mmr;
using domain::Projection;
using domain::Style;

// Of every tie, the first captain in draft order throws the highest.
class FirstWins final : public domain::Dice {
 public:
  int roll() override { return std::exchange(is_first_, false) ? 6 : 1; }
  void next_tie() { is_first_ = true; }

 private:
  bool is_first_ = true;
};

const domain::Player& highest_left(const domain::State& state) {
  const domain::Player* best = nullptr;
  for (const domain::Player& player : state.players) {
    if (!player.team_id && (best == nullptr || player.mmr > best->mmr)) best = &player;
  }
  return *best;
}

void append(domain::State& state, const domain::Decision& decision) {
  for (const domain::EventBody& body : decision.events) {
    domain::Event event;
    event.seq = state.seq + 1;
    event.body = body;
    domain::apply(state, event);
  }
}

domain::State played(domain::Setup setup, Style style) {
  setup.style = style;
  domain::State state = domain::pending_state({}, {}, setup, {});
  FirstWins dice;
  const domain::Actor system = domain::Actor::system();
  if (const auto started = domain::decide(state, domain::StartDraft{}, system, {}, dice)) append(state, *started);
  while (state.on_clock) {
    dice.next_tie();
    append(state,
           *domain::decide(state, domain::PickPlayer{highest_left(state).id, state.on_clock->round}, system, {}, dice));
  }
  return state;
}

RC_GTEST_PROP(Balance, is_what_the_rules_make_of_the_highest_left, ()) {
  const Plan plan = *any_plan();
  const auto projections = domain::project_balance(plan.setup);
  RC_ASSERT(projections.size() == domain::all_pick_styles().size());
  for (const Projection& projection : projections) {
    const domain::State state = played(plan.setup, projection.style);
    RC_ASSERT(projection.teams.size() == state.teams.size());
    std::vector<Mmr> totals;
    for (std::size_t index = 0; index < state.teams.size(); ++index) {
      RC_ASSERT(projection.teams[index].team_id == state.teams[index].id);
      RC_ASSERT(projection.teams[index].captain_id == state.teams[index].captain_id);
      RC_ASSERT(projection.teams[index].total_mmr == state.teams[index].total_mmr);
      totals.push_back(state.teams[index].total_mmr);
    }
    RC_ASSERT(projection.lowest == std::ranges::min(totals));
    RC_ASSERT(projection.highest == std::ranges::max(totals));
    RC_ASSERT(projection.tie_rolls == std::ranges::count_if(state.rounds, [](const domain::Round& round) {
                return round.tie_roll.has_value();
              }));
  }
}

}  // namespace
}  // namespace draftwire::testing
