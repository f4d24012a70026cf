#pragma once

#include <optional>

#include "domain/actor.hpp"
#include "domain/refusal.hpp"
#include "domain/state.hpp"

namespace draftwire::domain {

// Everything but a pick is staff's alone. Nothing: allowed.
[[nodiscard]] std::optional<Refusal> forbids_staff_command(const Actor& actor);

// Whether the actor takes part in this draft's picks at all: staff, or a captain of it.
[[nodiscard]] std::optional<Refusal> forbids_picking(const State& state, const Actor& actor);

// Whether the actor may pick for the captain who is on the clock. Precondition: one is.
[[nodiscard]] std::optional<Refusal> forbids_this_turn(const State& state, const Actor& actor);

}  // namespace draftwire::domain
