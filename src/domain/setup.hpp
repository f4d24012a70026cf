#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"

namespace draftwire::domain {

// UTC, to the millisecond. Informative only: order always comes from sequence numbers.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

enum class Style { shuffle, snake, normal };

std::string_view to_string(Style style);
std::optional<Style> style_from(std::string_view text);

struct TeamSetup {
  TeamId id;
  std::string name;
  PlayerId captain_id;
  int draft_order = 0;  // 1-based, explicit and total

  bool operator==(const TeamSetup&) const = default;
};

struct PlayerSetup {
  PlayerId id;
  std::string name;
  Mmr mmr = 0;
  std::vector<std::string> positions;

  bool operator==(const PlayerSetup&) const = default;
};

// What the ratings of a tournament are called, and how they read: as units of 10^-`decimals`.
struct RatingScale {
  std::string name = "MMR";
  int decimals = 0;

  bool operator==(const RatingScale&) const = default;
};

// What a draft is played with; changes only while the draft is pending. Captains are among `players`,
// teams stand in draft order.
struct Setup {
  Style style = Style::shuffle;
  int team_size = 5;  // captain included
  Mmr tie_window = 0;
  std::vector<TeamSetup> teams;
  std::vector<PlayerSetup> players;
  std::optional<std::string> name = std::nullopt;  // of the draft; nothing: it has none
  std::vector<PlayerId> left_out = {};             // on the roster, but not in this draft; ascending
  RatingScale rating = {};

  bool operator==(const Setup&) const = default;
};

inline constexpr int kMinTeamSize = 2;
inline constexpr int kMaxTeamSize = 10;
inline constexpr Mmr kMaxTieWindow = 100'000;
inline constexpr Mmr kMaxMmr = 1'000'000;
inline constexpr int kMaxRatingDecimals = 3;
inline constexpr std::size_t kMinTeams = 2;
inline constexpr std::size_t kMaxTeams = 64;

// min(teams × (team_size − 1), players in the pool).
int total_rounds(const Setup& setup);

}  // namespace draftwire::domain
