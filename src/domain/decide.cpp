#include "domain/decide.hpp"

#include <string>
#include <utility>

#include "domain/permissions.hpp"
#include "domain/pick_style.hpp"
#include "domain/tie.hpp"

namespace draftwire::domain {
namespace {

using Bodies = std::vector<EventBody>;
using Outcome = std::expected<Bodies, Refusal>;

Outcome refuse(Rule rule, std::string detail) {
  return std::unexpected(Refusal{rule, std::move(detail)});
}

// The state as it will be after `body`; what only the store knows (ids, times) does not matter here.
State after(State state, const EventBody& body) {
  Event event;
  event.seq = state.seq + 1;
  event.body = body;
  apply(state, event);
  return state;
}

// The one way in which a captain gets a turn: the dice if several have a claim, then the captain.
void assign_captain(const State& state, int round, Dice& dice, Bodies& bodies) {
  const auto claimants = pick_style(state.style).claimants(state, round);
  const Team* next = claimants.front();
  const bool was_tie = claimants.size() > 1;
  if (was_tie) {
    TieRoll tie = settle_tie(state, round, claimants, dice);
    next = find_team(state, *find_player(state, tie.winner_id)->team_id);
    bodies.emplace_back(std::move(tie));
  }
  bodies.emplace_back(CaptainAssigned{round, phase_of(round, static_cast<int>(state.teams.size())), next->captain_id,
                                      find_player(state, next->captain_id)->name, next->id, next->name, next->total_mmr,
                                      was_tie});
}

Outcome start(const State& state, const Actor& actor, Dice& dice) {
  if (auto refusal = forbids_staff_command(actor)) return std::unexpected(std::move(*refusal));
  if (state.status != Status::pending) {
    return refuse(Rule::draft_not_pending,
                  "The draft is " + std::string(to_string(state.status)) + "; only a pending one can be started.");
  }
  const Setup setup = setup_of(state);
  const int rounds = total_rounds(setup);
  if (rounds == 0) {
    return refuse(Rule::nothing_to_draft, "The pool is empty: add players who are not captains to the roster first.");
  }
  Bodies bodies{DraftStarted{setup, rounds}};
  assign_captain(after(state, bodies.front()), 1, dice, bodies);
  return bodies;
}

Outcome pick(const State& state, const PickPlayer& command, const Actor& actor, Dice& dice) {
  if (auto refusal = forbids_picking(state, actor)) return std::unexpected(std::move(*refusal));
  if (!state.on_clock) {
    // A second click on the last pick names a round that is over, like any other second click.
    if (state.status == Status::completed) return refuse(Rule::round_not_current, "The draft is completed.");
    return refuse(Rule::draft_not_active, "The draft is " + std::string(to_string(state.status)) + ", not active.");
  }
  if (command.round != state.on_clock->round) {
    return refuse(Rule::round_not_current, "Round " + std::to_string(command.round) +
                                               " is not the current one; that is round " +
                                               std::to_string(state.on_clock->round) + ".");
  }
  if (auto refusal = forbids_this_turn(state, actor)) return std::unexpected(std::move(*refusal));
  const Player* player = find_player(state, command.player_id);
  if (player == nullptr) {
    return refuse(Rule::unknown_player, "Player " + std::to_string(command.player_id.value) + " is not in this draft.");
  }
  if (player->team_id) {
    return refuse(Rule::player_not_available,
                  player->name + " is already in " + find_team(state, *player->team_id)->name + ".");
  }

  const Team& team = *find_team(state, state.on_clock->team_id);
  const OnClock& turn = *state.on_clock;
  Bodies bodies{PlayerPicked{turn.round, turn.phase, turn.captain_id, find_player(state, turn.captain_id)->name,
                             player->id, player->name, player->mmr, team.id, team.name, team.total_mmr + player->mmr}};
  if (turn.round == static_cast<int>(state.rounds.size())) {
    bodies.emplace_back(DraftCompleted{state.style, static_cast<int>(state.teams.size())});
  } else {
    assign_captain(after(state, bodies.front()), turn.round + 1, dice, bodies);
  }
  return bodies;
}

Outcome undo(const State& state, const UndoPick& command, const Actor& actor) {
  if (auto refusal = forbids_staff_command(actor)) return std::unexpected(std::move(*refusal));
  if (state.status != Status::active && state.status != Status::completed) {
    return refuse(Rule::draft_not_active, "The draft is " + std::string(to_string(state.status)) +
                                              "; only an active or completed one has picks to undo.");
  }
  const Round* last = last_picked_round(state);
  if (last == nullptr) return refuse(Rule::nothing_to_undo, "No pick has been made yet.");
  if (command.round && *command.round != last->round) {
    return refuse(Rule::round_not_current, "The last pick is that of round " + std::to_string(last->round) +
                                               ", not of round " + std::to_string(*command.round) + ".");
  }
  return Bodies{PickUndone{last->round, *last->captain_id, find_player(state, *last->captain_id)->name,
                           *last->choice_id, find_player(state, *last->choice_id)->name, *last->team_id,
                           *last->picked_seq, command.reason}};
}

Outcome abort_draft(const State& state, const AbortDraft& command, const Actor& actor) {
  if (auto refusal = forbids_staff_command(actor)) return std::unexpected(std::move(*refusal));
  if (state.status != Status::pending && state.status != Status::active) {
    return refuse(Rule::draft_over, "The draft is already " + std::string(to_string(state.status)) + ".");
  }
  const bool never_started = state.status == Status::pending;
  return Bodies{DraftAborted{command.reason, never_started ? std::optional(setup_of(state)) : std::nullopt}};
}

struct Decider {
  const State& state;
  const Actor& actor;
  Dice& dice;

  Outcome operator()(const StartDraft&) const { return start(state, actor, dice); }
  Outcome operator()(const PickPlayer& command) const { return pick(state, command, actor, dice); }
  Outcome operator()(const UndoPick& command) const { return undo(state, command, actor); }
  Outcome operator()(const AbortDraft& command) const { return abort_draft(state, command, actor); }
};

// A pick from the seat on the clock is the captain's, also when others hold that seat.
std::optional<EventActor> event_actor(const State& state, const Command& command, const Actor& actor) {
  if (std::holds_alternative<PickPlayer>(command) && state.on_clock && actor.seats.contains(state.on_clock->team_id)) {
    const PlayerId captain = state.on_clock->captain_id;
    return EventActor{ActorKind::seat, captain.value, find_player(state, captain)->name};
  }
  return actor.account;
}

}  // namespace

std::expected<Decision, Refusal> decide(const State& state, const Command& command, const Actor& actor,
                                        Timestamp moment, Dice& dice) {
  auto bodies = std::visit(Decider{state, actor, dice}, command);
  if (!bodies) return std::unexpected(std::move(bodies.error()));
  return Decision{std::move(*bodies), event_actor(state, command, actor), moment};
}

}  // namespace draftwire::domain
