#pragma once

#include <expected>

#include "domain/actor.hpp"
#include "domain/commands.hpp"
#include "domain/decision.hpp"
#include "domain/dice.hpp"
#include "domain/refusal.hpp"
#include "domain/state.hpp"

namespace draftwire::domain {

// What a command causes at this moment, or the rule that forbids it. The log names the captain whose seat was used,
// else the account. Pure but for the dice; changes nothing.
[[nodiscard]] std::expected<Decision, Refusal> decide(const State& state, const Command& command, const Actor& actor,
                                                      Timestamp moment, Dice& dice);

}  // namespace draftwire::domain
