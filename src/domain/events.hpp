#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/ids.hpp"
#include "domain/setup.hpp"

namespace draftwire::domain {

struct DraftStarted {
  Setup setup;  // frozen from here on
  int total_rounds = 0;

  bool operator==(const DraftStarted&) const = default;
};

struct TiedCaptain {
  PlayerId id;
  std::string name;
  Mmr mmr = 0;  // the team's total, captain included
  TeamId team_id;

  bool operator==(const TiedCaptain&) const = default;
};

struct Roll {
  PlayerId captain_id;
  int roll = 0;  // 1 to 6

  bool operator==(const Roll&) const = default;
};

struct TieRoll {
  int round = 0;
  std::vector<TiedCaptain> tied_captains;      // in draft order
  std::vector<std::vector<Roll>> roll_rounds;  // each one: who was still in, and what they threw
  PlayerId winner_id;
  std::string winner_name;
  // The event whose dice stand here again after an undo; nothing when they were thrown now.
  std::optional<Seq> original_seq;

  bool operator==(const TieRoll&) const = default;
};

struct CaptainAssigned {
  int round = 0;
  int phase = 0;
  PlayerId captain_id;
  std::string captain_name;
  TeamId team_id;
  std::string team_name;
  Mmr team_mmr = 0;
  bool was_tie = false;

  bool operator==(const CaptainAssigned&) const = default;
};

struct PlayerPicked {
  int round = 0;
  int phase = 0;
  PlayerId captain_id;
  std::string captain_name;
  PlayerId picked_id;
  std::string picked_name;
  Mmr picked_mmr = 0;
  TeamId team_id;
  std::string team_name;
  Mmr team_mmr = 0;  // after the pick

  bool operator==(const PlayerPicked&) const = default;
};

struct PickUndone {
  int round = 0;
  PlayerId captain_id;
  std::string captain_name;
  PlayerId picked_id;
  std::string picked_name;
  TeamId team_id;
  Seq undone_seq = 0;  // of the player_picked that this cancels
  std::optional<std::string> reason;

  bool operator==(const PickUndone&) const = default;
};

struct DraftCompleted {
  Style style = Style::shuffle;
  int team_count = 0;

  bool operator==(const DraftCompleted&) const = default;
};

struct DraftAborted {
  std::optional<std::string> reason;
  // The set-up as it stood, when the draft had never started: the log stays self-contained.
  std::optional<Setup> setup;

  bool operator==(const DraftAborted&) const = default;
};

// The closed set of what can happen in a draft. A new alternative needs an `apply` overload, a JSON
// overload and a schema entry; forgetting one does not compile or fails the coverage test.
using EventBody =
    std::variant<DraftStarted, TieRoll, CaptainAssigned, PlayerPicked, PickUndone, DraftCompleted, DraftAborted>;

// `draft_started`, `tie_roll`, …: the event_type of the wire and of the store.
std::string_view event_type(const EventBody& body);

// What an actor is, and so whose number its id is.
enum class ActorKind {
  account,
  seat,  // the captain of one draft; the id is their player's
};

// The one who caused an event, as the public may see them.
struct EventActor {
  ActorKind kind = ActorKind::account;
  std::int64_t id = 0;
  std::string name;

  bool operator==(const EventActor&) const = default;
};

// `account`, `seat`: the kind of the wire and of the store.
std::string_view to_string(ActorKind kind);
std::optional<ActorKind> actor_kind_from(std::string_view text);

// An entry of a draft's log. Immutable once committed.
struct Event {
  EventId id;
  TournamentId tournament_id;
  DraftId draft_id;
  Seq seq = 0;             // within the draft
  Seq tournament_seq = 0;  // within the tournament
  Seq commit_seq = 0;      // of the first event of its commit: what has the same one happened at once
  EventBody body;
  std::optional<EventActor> actor;  // nothing: the system
  Timestamp created_at;

  bool operator==(const Event&) const = default;
};

}  // namespace draftwire::domain
