#include "domain/balance.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "domain/pick_style.hpp"

namespace draftwire::domain {
namespace {

struct Candidate {
  PlayerId id;
  Mmr mmr = 0;
  std::size_t index = 0;  // on the roster
};

// The players apart: the captains as a draft without a pool, which is all of a state that a style asks for, and the
// pool in the order in which it goes: the highest rating first, and of equals the first on the roster.
struct Sides {
  State captains;
  std::vector<Candidate> pool;
};

Sides apart(const Setup& setup) {
  Setup captains{setup.style, setup.team_size, setup.tie_window, setup.teams, {}};
  Sides sides;
  for (const PlayerSetup& player : setup.players) {
    const bool is_captain = std::ranges::find(setup.teams, player.id, &TeamSetup::captain_id) != setup.teams.end();
    if (is_captain) {
      captains.players.push_back(player);
    } else {
      sides.pool.push_back({player.id, player.mmr, sides.pool.size()});
    }
  }
  sides.captains = pending_state({}, {}, captains, {});
  std::ranges::sort(sides.pool, {}, [](const Candidate& one) { return std::pair(-one.mmr, one.index); });
  return sides;
}

// `state`: before the first pick, of the style that is played.
Projection play(State state, const std::vector<Candidate>& pool, int rounds) {
  const PickStyle& style = pick_style(state.style);
  Projection projection;
  projection.style = state.style;
  for (int round = 1; round <= rounds; ++round) {
    const auto claimants = style.claimants(state, round);
    if (claimants.size() > 1) ++projection.tie_rolls;
    const Candidate& picked = pool[static_cast<std::size_t>(round - 1)];
    Team& team = state.teams[static_cast<std::size_t>(claimants.front() - state.teams.data())];
    team.player_ids.push_back(picked.id);
    team.total_mmr += picked.mmr;
  }
  for (const Team& team : state.teams) projection.teams.push_back({team.id, team.captain_id, team.total_mmr});
  const auto [lowest, highest] = std::ranges::minmax(projection.teams, {}, &ProjectedTeam::total_mmr);
  projection.lowest = lowest.total_mmr;
  projection.highest = highest.total_mmr;
  return projection;
}

}  // namespace

std::vector<Projection> project_balance(const Setup& setup) {
  Sides sides = apart(setup);
  const int rounds = total_rounds(setup);
  std::vector<Projection> projections;
  for (const PickStyle* style : all_pick_styles()) {
    sides.captains.style = style->style();
    projections.push_back(play(sides.captains, sides.pool, rounds));
  }
  return projections;
}

}  // namespace draftwire::domain
