#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/announcer.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

inline constexpr std::size_t kMaxRoster = 10'000;

// Which fields of a player a request changes; nothing: stays.
struct PlayerChange {
  std::optional<std::string> name;
  std::optional<domain::Mmr> mmr;
  std::optional<std::vector<std::string>> positions;
  std::optional<std::optional<domain::AccountId>> account_id;  // an empty one cuts the link
};

// The players of a tournament. What changes here reaches pending drafts at once and started ones never. Any worker
// thread; everything given must outlive it.
class Roster {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  Roster(Store& store, Announcer& announcer) : store_(store), announcer_(announcer) {}

  Result<std::vector<RosterPlayer>> list(domain::TournamentId id);

  // All of them, in the order given, or none. Staff only. An error about the account of player i is named
  // `field_of(i)`.
  Result<std::vector<RosterPlayer>> add(domain::TournamentId id, const std::vector<NewPlayer>& players,
                                        const Identity& who, std::string (*field_of)(std::size_t));

  // Not while in an active draft. Staff only.
  Result<RosterPlayer> change(domain::PlayerId id, const PlayerChange& change, const Identity& who);

  // Never a player of a draft that was started, nor a captain of a pending one. Staff only.
  Result<void> remove(domain::PlayerId id, const Identity& who);

  // The tournament that a player belongs to.
  Result<domain::TournamentId> tournament_of(domain::PlayerId id);

 private:
  void announce_to_pending_drafts(StoreWriter& writer, domain::TournamentId id);

  Store& store_;
  Announcer& announcer_;
};

}  // namespace draftwire::app
