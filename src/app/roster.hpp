#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/announcer.hpp"
#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/quotas.hpp"
#include "app/store.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// Which fields of a player a request changes; nothing: stays.
struct PlayerChange {
  std::optional<std::string> name;
  std::optional<domain::Mmr> mmr;
  std::optional<std::vector<std::string>> positions;
  std::optional<std::optional<domain::AccountId>> account_id;  // an empty one cuts the link
  std::optional<std::optional<std::string>> discord_id;
  std::optional<bool> is_out;

  // Whether it changes what a draft that is running goes by. The name that it started with is its own.
  [[nodiscard]] bool is_of_play() const { return mmr || positions; }
};

// Changes the record, not the store. The account follows the Discord id, unless another is said.
void edit(const ReadTransaction& tx, RosterPlayer& player, const PlayerChange& change);

// A player with the pending and active drafts that they are in, oldest first.
struct ListedPlayer {
  RosterPlayer player;
  std::vector<domain::DraftId> draft_ids = {};
};

// How long one who left the roster can come back, and their links are kept.
inline constexpr std::chrono::days kCanComeBack{1};

// How an error about one of the players to be added is named: one alone, one of a list, or a line of a file.
struct PlayerPaths {
  bool is_list = false;
  std::vector<int> lines = {};  // of a file, one for each player

  [[nodiscard]] wire::FieldError error(std::size_t player, std::string_view field, const std::string& message) const;
};

// The players of a tournament. What changes here reaches pending drafts at once and started ones never. Any worker
// thread; everything given must outlive it.
class Roster {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Roster(Store& store, Clock& clock, Announcer& announcer, Quotas quotas)
      : store_(store), clock_(clock), announcer_(announcer), quotas_(quotas) {}

  // Those with id > `after`, at most `limit`. Whose account and Discord id a player has is for staff to know; for
  // others they are left out.
  Result<std::vector<ListedPlayer>> list(domain::TournamentId id, domain::PlayerId after, int limit,
                                         const Identity& who);

  // All of them, in the order given, or none. Staff only. A player with the Discord id of an account is linked to it.
  Result<std::vector<RosterPlayer>> add(domain::TournamentId id, const std::vector<NewPlayer>& players,
                                        const Identity& who, const PlayerPaths& paths);

  // Rating and positions: not while in an active draft. A name is for drafts to come. Who is out now leaves every
  // pending draft, and who is no longer comes back into them. Staff only.
  Result<RosterPlayer> change(domain::PlayerId id, const PlayerChange& change, const Identity& who);

  // From the roster; drafts that ended keep them. Not while in an active draft, nor a captain of a pending one. Staff
  // only.
  Result<void> remove(domain::PlayerId id, const Identity& who);

  // Undoes that, for kCanComeBack. Nothing changes for one who is there. Staff only.
  Result<RosterPlayer> restore(domain::PlayerId id, const Identity& who);

 private:
  void note_player(WriteTransaction& tx, const Identity& who, std::string action, const RosterPlayer& player);

  Store& store_;
  Clock& clock_;
  Announcer& announcer_;
  const Quotas quotas_;
};

}  // namespace draftwire::app
