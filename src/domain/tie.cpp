#include "domain/tie.hpp"

#include <algorithm>
#include <set>

namespace draftwire::domain {
namespace {

std::vector<PlayerId> highest_rollers(const std::vector<Roll>& rolls) {
  const int highest = std::ranges::max_element(rolls, {}, &Roll::roll)->roll;
  std::vector<PlayerId> stay;
  for (const Roll& roll : rolls) {
    if (roll.roll == highest) stay.push_back(roll.captain_id);
  }
  return stay;
}

}  // namespace

TieRoll settle_tie(const State& state, int round, const std::vector<const Team*>& tied, Dice& dice) {
  TieRoll tie;
  tie.round = round;
  std::set<TeamId> tied_ids;
  std::vector<PlayerId> rolling;
  for (const Team* team : tied) {
    tie.tied_captains.push_back(
        {team->captain_id, find_player(state, team->captain_id)->name, team->total_mmr, team->id});
    tied_ids.insert(team->id);
    rolling.push_back(team->captain_id);
  }

  if (const auto thrown = state.thrown_dice.find({round, tied_ids}); thrown != state.thrown_dice.end()) {
    tie.roll_rounds = thrown->second.roll_rounds;
    tie.winner_id = thrown->second.winner_id;
    tie.original_seq = thrown->second.seq;
  } else {
    while (rolling.size() > 1) {
      std::vector<Roll>& rolls = tie.roll_rounds.emplace_back();
      for (const PlayerId captain : rolling) rolls.push_back({captain, dice.roll()});
      rolling = highest_rollers(rolls);
    }
    tie.winner_id = rolling.front();
  }
  tie.winner_name = find_player(state, tie.winner_id)->name;
  return tie;
}

}  // namespace draftwire::domain
