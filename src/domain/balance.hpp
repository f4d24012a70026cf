#pragma once

#include <vector>

#include "domain/state.hpp"

namespace draftwire::domain {

struct ProjectedTeam {
  TeamId team_id;
  PlayerId captain_id;
  Mmr total_mmr = 0;
};

// How the teams would come out if everyone picked the highest rating left.
struct Projection {
  Style style = Style::shuffle;
  std::vector<ProjectedTeam> teams;  // in draft order
  Mmr lowest = 0;
  Mmr highest = 0;
  int tie_rolls = 0;  // how often it would roll

  [[nodiscard]] Mmr spread() const { return highest - lowest; }
};

// Plays the set-up to the end in every registered style. Ties fall to the first team in draft order, so that
// the same set-up always gives the same answer. Empty pools give the captains' own ratings. Takes time as the pool's
// sorting and as rounds times teams: some hundred microseconds for 64 captains and 640 players, at any window.
std::vector<Projection> project_balance(const Setup& setup);

}  // namespace draftwire::domain
