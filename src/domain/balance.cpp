#include "domain/balance.hpp"

#include <algorithm>
#include <utility>

#include "domain/decide.hpp"
#include "domain/pick_style.hpp"

namespace draftwire::domain {
namespace {

// Throws 6 for the first captain of every roll and 1 for the rest: ties fall to draft order.
class FirstWins final : public Dice {
 public:
  int roll() override { return std::exchange(is_first_, false) ? 6 : 1; }
  void next_tie() { is_first_ = true; }

 private:
  bool is_first_ = true;
};

const Player& highest_left(const State& state) {
  const Player* best = nullptr;
  for (const Player& player : state.players) {
    if (player.team_id) continue;
    if (best == nullptr || player.mmr > best->mmr) best = &player;
  }
  return *best;
}

void append(State& state, const std::vector<EventBody>& bodies) {
  for (const EventBody& body : bodies) {
    Event event;
    event.seq = state.seq + 1;
    event.body = body;
    apply(state, event);
  }
}

Projection project(Setup setup, Style style) {
  setup.style = style;
  State state = pending_state({}, {}, setup, {});
  FirstWins dice;
  const Actor system = Actor::system();
  if (auto started = decide(state, StartDraft{}, system, dice)) append(state, *started);
  while (state.on_clock) {
    dice.next_tie();
    const PickPlayer pick{highest_left(state).id, state.on_clock->round};
    append(state, *decide(state, pick, system, dice));
  }

  Projection projection;
  projection.style = style;
  for (const Team& team : state.teams) projection.teams.push_back({team.id, team.captain_id, team.total_mmr});
  const auto [lowest, highest] = std::ranges::minmax(projection.teams, {}, &ProjectedTeam::total_mmr);
  projection.lowest = lowest.total_mmr;
  projection.highest = highest.total_mmr;
  projection.tie_rolls = static_cast<int>(
      std::ranges::count_if(state.rounds, [](const Round& round) { return round.tie_roll.has_value(); }));
  return projection;
}

}  // namespace

std::vector<Projection> project_balance(const Setup& setup) {
  std::vector<Projection> projections;
  for (const PickStyle* style : all_pick_styles()) projections.push_back(project(setup, style->style()));
  return projections;
}

}  // namespace draftwire::domain
