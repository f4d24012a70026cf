#pragma once

#include <expected>
#include <optional>
#include <vector>

#include "domain/actor.hpp"
#include "domain/commands.hpp"
#include "domain/dice.hpp"
#include "domain/refusal.hpp"
#include "domain/state.hpp"

namespace draftwire::domain {

// The events that a command causes, in the order of one commit, or the rule that forbids it.
// Pure but for the dice; changes nothing.
[[nodiscard]] std::expected<std::vector<EventBody>, Refusal> decide(const State& state, const Command& command,
                                                                    const Actor& actor, Dice& dice);

// Whom the log names for a command: the captain whose seat was used, else the account; nobody for the system.
[[nodiscard]] std::optional<EventActor> event_actor(const State& state, const Command& command, const Actor& actor);

}  // namespace draftwire::domain
