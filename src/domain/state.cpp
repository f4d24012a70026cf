#include "domain/state.hpp"

#include <algorithm>
#include <array>

#include "domain/pick_style.hpp"

namespace draftwire::domain {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 4> kStatusNames{{
    {Status::pending, "pending"},
    {Status::active, "active"},
    {Status::completed, "completed"},
    {Status::aborted, "aborted"},
}};

[[noreturn]] void fail(const State& state, const std::string& problem) {
  throw CorruptLog("the log of draft " + std::to_string(state.id.value) + ": " + problem);
}

Player& player_of(State& state, PlayerId id) {
  const auto found = std::ranges::find(state.players, id, &Player::id);
  if (found == state.players.end()) fail(state, "unknown player " + std::to_string(id.value));
  return *found;
}
Team& team_of(State& state, TeamId id) {
  const auto found = std::ranges::find(state.teams, id, &Team::id);
  if (found == state.teams.end()) fail(state, "unknown team " + std::to_string(id.value));
  return *found;
}
Round& round_of(State& state, int round) {
  if (round < 1 || round > std::ssize(state.rounds)) fail(state, "unknown round " + std::to_string(round));
  return state.rounds[static_cast<std::size_t>(round - 1)];
}

void adopt_setup(State& state, const Setup& setup) {
  state.style = setup.style;
  state.team_size = setup.team_size;
  state.tie_window = setup.tie_window;
  state.name = setup.name;
  state.left_out = setup.left_out;
  state.rating = setup.rating;
  state.players.clear();
  for (const PlayerSetup& player : setup.players) {
    state.players.push_back({player.id, player.name, player.mmr, player.positions, std::nullopt});
  }
  state.teams.clear();
  for (const TeamSetup& team : setup.teams) {
    Player& captain = player_of(state, team.captain_id);
    captain.team_id = team.id;
    state.teams.push_back({team.id, team.name, team.captain_id, team.draft_order, {team.captain_id}, captain.mmr});
  }
  std::ranges::sort(state.teams, {}, &Team::draft_order);
}

// What was decided about the rounds after `round` is withdrawn; what the style fixes from the start stays.
void withdraw_after(State& state, int round) {
  const PickStyle& style = pick_style(state.style);
  for (Round& later : state.rounds) {
    if (later.round <= round) continue;
    const Team* team = style.fixed_team(state, later.round);
    later.captain_id = team == nullptr ? std::nullopt : std::optional(team->captain_id);
    later.team_id = team == nullptr ? std::nullopt : std::optional(team->id);
    later.tie_roll.reset();
  }
}

struct Applier {
  State& state;
  const Event& event;

  void operator()(const DraftStarted& started) const {
    adopt_setup(state, started.setup);
    state.status = Status::active;
    state.started_at = event.created_at;
    if (state.teams.empty()) fail(state, "no teams");
    const auto teams = static_cast<int>(state.teams.size());
    state.rounds.clear();
    for (int round = 1; round <= started.total_rounds; ++round) {
      Round& added = state.rounds.emplace_back();
      added.round = round;
      added.phase = phase_of(round, teams);
    }
    withdraw_after(state, 0);
  }

  void operator()(const TieRoll& tie) const {
    round_of(state, tie.round).tie_roll = tie;
    std::set<TeamId> tied;
    for (const TiedCaptain& captain : tie.tied_captains) tied.insert(captain.team_id);
    state.thrown_dice.try_emplace({tie.round, std::move(tied)},
                                  State::ThrownDice{event.seq, tie.roll_rounds, tie.winner_id});
  }

  void operator()(const CaptainAssigned& assigned) const {
    Round& round = round_of(state, assigned.round);
    round.captain_id = assigned.captain_id;
    round.team_id = assigned.team_id;
    state.on_clock = OnClock{assigned.round, assigned.phase, assigned.captain_id, assigned.team_id};
  }

  void operator()(const PlayerPicked& picked) const {
    Round& round = round_of(state, picked.round);
    round.choice_id = picked.picked_id;
    round.picked_seq = event.seq;
    Team& team = team_of(state, picked.team_id);
    team.player_ids.push_back(picked.picked_id);
    team.total_mmr += picked.picked_mmr;
    player_of(state, picked.picked_id).team_id = picked.team_id;
    state.on_clock.reset();
  }

  void operator()(const PickUndone& undone) const {
    Round& round = round_of(state, undone.round);
    Player& player = player_of(state, undone.picked_id);
    Team& team = team_of(state, undone.team_id);
    std::erase(team.player_ids, undone.picked_id);
    team.total_mmr -= player.mmr;
    player.team_id.reset();
    round.choice_id.reset();
    round.picked_seq.reset();
    withdraw_after(state, undone.round);
    state.status = Status::active;
    state.completed_at.reset();
    state.on_clock = OnClock{round.round, round.phase, undone.captain_id, undone.team_id};
  }

  void operator()(const DraftCompleted&) const {
    state.status = Status::completed;
    state.completed_at = event.created_at;
    state.on_clock.reset();
  }

  void operator()(const DraftAborted& aborted) const {
    if (aborted.setup) adopt_setup(state, *aborted.setup);
    state.status = Status::aborted;
    state.on_clock.reset();
  }
};

}  // namespace

std::string_view to_string(Status status) {
  return std::ranges::find(kStatusNames, status, &std::pair<Status, std::string_view>::first)->second;
}

std::optional<Status> status_from(std::string_view text) {
  const auto found = std::ranges::find(kStatusNames, text, &std::pair<Status, std::string_view>::second);
  if (found == kStatusNames.end()) return std::nullopt;
  return found->first;
}

State pending_state(DraftId id, TournamentId tournament_id, const Setup& setup, Timestamp created_at) {
  State state;
  state.id = id;
  state.tournament_id = tournament_id;
  state.created_at = created_at;
  adopt_setup(state, setup);
  return state;
}

Setup setup_of(const State& state) {
  Setup setup{state.style, state.team_size, state.tie_window, {}, {}, state.name, state.left_out, state.rating};
  for (const Team& team : state.teams) {
    setup.teams.push_back({team.id, team.name, team.captain_id, team.draft_order});
  }
  for (const Player& player : state.players) {
    setup.players.push_back({player.id, player.name, player.mmr, player.positions});
  }
  return setup;
}

const Player* find_player(const State& state, PlayerId id) {
  const auto found = std::ranges::find(state.players, id, &Player::id);
  return found == state.players.end() ? nullptr : &*found;
}

const Team* find_team(const State& state, TeamId id) {
  const auto found = std::ranges::find(state.teams, id, &Team::id);
  return found == state.teams.end() ? nullptr : &*found;
}

const Round* last_picked_round(const State& state) {
  const Round* last = nullptr;
  for (const Round& round : state.rounds) {
    if (!round.choice_id) break;
    last = &round;
  }
  return last;
}

void apply(State& state, const Event& event) {
  if (event.seq != state.seq + 1) {
    fail(state, "event " + std::to_string(event.seq) + " after " + std::to_string(state.seq));
  }
  std::visit(Applier{state, event}, event.body);
  state.seq = event.seq;
}

}  // namespace draftwire::domain
