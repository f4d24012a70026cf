#pragma once

#include <vector>

#include "domain/dice.hpp"
#include "domain/state.hpp"

namespace draftwire::domain {

// Settles a tie for `round`: every tied captain rolls, the highest stay and roll again until one is left.
// When the same teams already rolled for the same round, those dice stand.
// Precondition: at least two teams, in draft order.
TieRoll settle_tie(const State& state, int round, const std::vector<const Team*>& tied, Dice& dice);

}  // namespace draftwire::domain
