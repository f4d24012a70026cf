#include "wire/state_json.hpp"

#include <optional>

#include "wire/event_json.hpp"
#include "wire/positions_json.hpp"
#include "wire/time_text.hpp"

namespace draftwire::wire {
namespace {

template <class Id>
Value id_or_null(const std::optional<Id>& id) {
  return id ? Value(id->value) : Value(nullptr);
}

Value time_or_null(const std::optional<domain::Timestamp>& time) {
  return time ? Value(to_text(*time)) : Value(nullptr);
}

Value on_clock_json(const std::optional<domain::OnClock>& turn) {
  if (!turn) return nullptr;
  return Object{{"round", turn->round},
                {"phase", turn->phase},
                {"captain_id", turn->captain_id.value},
                {"team_id", turn->team_id.value}};
}

Object team_json(const domain::Team& team) {
  Array players;
  players.reserve(team.player_ids.size());
  for (const domain::PlayerId player : team.player_ids) players.push_back(player.value);
  return {{"id", team.id.value},
          {"name", team.name},
          {"captain_id", team.captain_id.value},
          {"draft_order", team.draft_order},
          {"member_ids", std::move(players)},
          {"total_mmr", team.total_mmr}};
}

Object round_json(const domain::Round& round) {
  return {{"round", round.round},
          {"phase", round.phase},
          {"captain_id", id_or_null(round.captain_id)},
          {"team_id", id_or_null(round.team_id)},
          {"choice_id", id_or_null(round.choice_id)},
          {"was_tie", round.tie_roll.has_value()},
          {"tie_roll_data", round.tie_roll ? Value(payload_json(*round.tie_roll)) : Value(nullptr)}};
}

Object player_json(const domain::Player& player) {
  return {{"id", player.id.value},
          {"name", player.name},
          {"mmr", player.mmr},
          {"positions", positions_json(player.positions)},
          {"team_id", id_or_null(player.team_id)}};
}

template <class Items, class ToJson>
Array list_json(const Items& items, ToJson to_json) {
  Array list;
  list.reserve(items.size());
  for (const auto& item : items) list.push_back(to_json(item));
  return list;
}

}  // namespace

Object to_json(const domain::State& state, std::string_view epoch) {
  return {{"id", state.id.value},
          {"tournament_id", state.tournament_id.value},
          {"epoch", epoch},
          {"seq", state.seq},
          {"name", state.name ? Value(*state.name) : Value(nullptr)},
          {"style", to_string(state.style)},
          {"status", to_string(state.status)},
          {"team_size", state.team_size},
          {"tie_window", state.tie_window},
          {"rating_name", state.rating.name},
          {"rating_decimals", state.rating.decimals},
          {"leave_out", list_json(state.left_out, [](domain::PlayerId player) { return player.value; })},
          {"on_clock", on_clock_json(state.on_clock)},
          {"teams", list_json(state.teams, team_json)},
          {"rounds", list_json(state.rounds, round_json)},
          {"players", list_json(state.players, player_json)},
          {"created_at", to_text(state.created_at)},
          {"started_at", time_or_null(state.started_at)},
          {"completed_at", time_or_null(state.completed_at)}};
}

}  // namespace draftwire::wire
