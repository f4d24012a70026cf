#pragma once

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/events.hpp"

namespace draftwire::domain {

enum class Status { pending, active, completed, aborted };

std::string_view to_string(Status status);
std::optional<Status> status_from(std::string_view text);

struct Player {
  PlayerId id;
  std::string name;
  Mmr mmr = 0;
  std::vector<std::string> positions;
  std::optional<TeamId> team_id;  // nothing: in the pool

  bool operator==(const Player&) const = default;
};

struct Team {
  TeamId id;
  std::string name;
  PlayerId captain_id;
  int draft_order = 0;
  std::vector<PlayerId> player_ids;  // the captain first, then in pick order
  Mmr total_mmr = 0;

  bool operator==(const Team&) const = default;
};

struct Round {
  int round = 0;
  int phase = 0;
  std::optional<PlayerId> captain_id;
  std::optional<TeamId> team_id;
  std::optional<PlayerId> choice_id;
  std::optional<TieRoll> tie_roll;
  std::optional<Seq> picked_seq;  // of the player_picked that stands

  bool operator==(const Round&) const = default;
};

struct OnClock {
  int round = 0;
  int phase = 0;
  PlayerId captain_id;
  TeamId team_id;

  bool operator==(const OnClock&) const = default;
};

// A draft at `seq`: the fold of events 1 to `seq` over its set-up. A value; share it as const.
struct State {
  DraftId id;
  TournamentId tournament_id;
  Seq seq = 0;
  Style style = Style::shuffle;
  Status status = Status::pending;
  int team_size = 5;
  Mmr tie_window = 0;
  std::optional<OnClock> on_clock;  // only while active
  std::vector<Team> teams;          // in draft order
  std::vector<Round> rounds;        // none before the start, then every one
  std::vector<Player> players;
  Timestamp created_at;
  std::optional<Timestamp> started_at;
  std::optional<Timestamp> completed_at;
  std::optional<std::string> name = std::nullopt;  // nothing: it has none
  std::vector<PlayerId> left_out = {};             // on the roster, but not in this draft; ascending
  RatingScale rating = {};

  // Dice already thrown, by round and tied teams: an undo never buys new ones.
  struct ThrownDice {
    Seq seq = 0;
    std::vector<std::vector<Roll>> roll_rounds;
    PlayerId winner_id;

    bool operator==(const ThrownDice&) const = default;
  };
  std::map<std::pair<int, std::set<TeamId>>, ThrownDice> thrown_dice;

  bool operator==(const State&) const = default;

  [[nodiscard]] bool is_full(const Team& team) const { return static_cast<int>(team.player_ids.size()) >= team_size; }
};

// A draft that has not started yet. Precondition: every captain is among the players.
State pending_state(DraftId id, TournamentId tournament_id, const Setup& setup, Timestamp created_at);

// The set-up that a pending state stands for.
Setup setup_of(const State& state);

const Player* find_player(const State& state, PlayerId id);
const Team* find_team(const State& state, TeamId id);

// The last round that has a pick, or nullptr.
const Round* last_picked_round(const State& state);

// A log that the rules can't have written: a gap in it, or a player, team or round that the draft does not have.
class CorruptLog : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Appends one event to the fold. Total: accepts every event that `decide` can produce for this state. What a damaged
// store brings instead throws CorruptLog; the state is then worth nothing.
void apply(State& state, const Event& event);

}  // namespace draftwire::domain
