#include "wire/state_json.hpp"

#include <optional>

#include "wire/event_json.hpp"
#include "wire/json.hpp"
#include "wire/json_text.hpp"
#include "wire/time_text.hpp"

namespace draftwire::wire {
namespace {

// Of a state in the middle of a draft of ten: more than most need, so that it is not moved while it is written.
constexpr std::size_t kUsualSize = 8 * 1024;

template <class Tag>
std::optional<std::int64_t> number_of(const std::optional<domain::Strong<Tag>>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<domain::Timestamp>& time) {
  return time ? std::optional(to_text(*time)) : std::nullopt;
}

void append_turn(std::string& out, const domain::OnClock& turn) {
  ObjectText(out)
      .add("round", turn.round)
      .add("phase", turn.phase)
      .add("captain_id", turn.captain_id.value)
      .add("team_id", turn.team_id.value);
}

void append_id(std::string& out, domain::PlayerId id) {
  append_number(out, id.value);
}

void append_team(std::string& out, const domain::Team& team) {
  const auto append_players = [&](std::string& list) { append_list(list, team.player_ids, append_id); };
  ObjectText(out)
      .add("id", team.id.value)
      .add("name", team.name)
      .add("captain_id", team.captain_id.value)
      .add("draft_order", team.draft_order)
      .add("member_ids", append_players)
      .add("total_mmr", team.total_mmr);
}

void append_round(std::string& out, const domain::Round& round) {
  const auto append_tie = [&](std::string& tie) {
    tie += round.tie_roll ? boost::json::serialize(payload_json(*round.tie_roll)) : "null";
  };
  ObjectText(out)
      .add("round", round.round)
      .add("phase", round.phase)
      .add("captain_id", number_of(round.captain_id))
      .add("team_id", number_of(round.team_id))
      .add("choice_id", number_of(round.choice_id))
      .add("was_tie", round.tie_roll.has_value())
      .add("tie_roll_data", append_tie);
}

void append_player(std::string& out, const domain::Player& player) {
  const auto append_positions = [&](std::string& list) { append_list(list, player.positions, append_text); };
  ObjectText(out)
      .add("id", player.id.value)
      .add("name", player.name)
      .add("mmr", player.mmr)
      .add("positions", append_positions)
      .add("team_id", number_of(player.team_id));
}

}  // namespace

void append_state(std::string& out, const domain::State& state, std::string_view epoch) {
  const auto append_on_clock = [&](std::string& turn) {
    if (state.on_clock) {
      append_turn(turn, *state.on_clock);
    } else {
      turn += "null";
    }
  };
  out.reserve(out.size() + kUsualSize);
  ObjectText(out)
      .add("id", state.id.value)
      .add("tournament_id", state.tournament_id.value)
      .add("epoch", epoch)
      .add("seq", state.seq)
      .add("name", state.name)
      .add("style", to_string(state.style))
      .add("status", to_string(state.status))
      .add("team_size", state.team_size)
      .add("tie_window", state.tie_window)
      .add("rating_name", state.rating.name)
      .add("rating_decimals", state.rating.decimals)
      .add("leave_out", [&](std::string& list) { append_list(list, state.left_out, append_id); })
      .add("on_clock", append_on_clock)
      .add("teams", [&](std::string& list) { append_list(list, state.teams, append_team); })
      .add("rounds", [&](std::string& list) { append_list(list, state.rounds, append_round); })
      .add("players", [&](std::string& list) { append_list(list, state.players, append_player); })
      .add("created_at", to_text(state.created_at))
      .add("started_at", text_of(state.started_at))
      .add("completed_at", text_of(state.completed_at));
}

std::string state_text(const domain::State& state, std::string_view epoch) {
  std::string text;
  append_state(text, state, epoch);
  return text;
}

}  // namespace draftwire::wire
