#include "domain/permissions.hpp"

#include <algorithm>

namespace draftwire::domain {

std::optional<Refusal> forbids_staff_command(const Actor& actor) {
  if (!actor.is_signed_in) return Refusal{Rule::not_signed_in, "Sign in first."};
  if (!actor.is_staff) return Refusal{Rule::forbidden, "Only the tournament's organisers and admins may do this."};
  return std::nullopt;
}

std::optional<Refusal> forbids_picking(const State& state, const Actor& actor) {
  if (!actor.is_signed_in) return Refusal{Rule::not_signed_in, "Sign in, or open your seat link, to pick."};
  if (actor.is_staff) return std::nullopt;
  const bool has_seat =
      std::ranges::any_of(state.teams, [&](const Team& team) { return actor.seats.contains(team.id); });
  if (has_seat) return std::nullopt;
  return Refusal{Rule::forbidden, "Only this draft's captains and staff may pick."};
}

std::optional<Refusal> forbids_this_turn(const State& state, const Actor& actor) {
  if (actor.is_staff || actor.seats.contains(state.on_clock->team_id)) return std::nullopt;
  return Refusal{Rule::not_on_the_clock,
                 find_player(state, state.on_clock->captain_id)->name + " is on the clock, not you."};
}

}  // namespace draftwire::domain
