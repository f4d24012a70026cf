#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// The players of tournaments, in one transaction. Who left a roster is not on it; their row is kept for a while, so
// that they can come back, and by the drafts that they were in. Lists are ordered by id. What takes a right away moves
// the access version by itself, and what a pending draft shows the tournament's set-up version. Throws StoreError.
class RosterStore {
 public:
  virtual ~RosterStore() = default;

  [[nodiscard]] virtual std::vector<RosterPlayer> of(domain::TournamentId id) const = 0;
  // With id > `after`, at most `limit`.
  [[nodiscard]] virtual std::vector<RosterPlayer> after(domain::TournamentId id, domain::PlayerId after,
                                                        int limit) const = 0;
  [[nodiscard]] virtual std::optional<RosterPlayer> find(domain::PlayerId id) const = 0;
  [[nodiscard]] virtual std::optional<RosterPlayer> find_who_left(domain::PlayerId id) const = 0;
  // The players that are linked to it, of every roster, with those who left.
  [[nodiscard]] virtual std::vector<RosterPlayer> of_account(domain::AccountId account) const = 0;

  [[nodiscard]] virtual bool is_in_active_draft(domain::PlayerId id) const = 0;
  // Whether a pending draft names this player as a captain.
  [[nodiscard]] virtual bool is_captain_of_pending_draft(domain::PlayerId id) const = 0;

  // In the order given. Precondition, of this and the next five: the tournament is locked.
  virtual std::vector<RosterPlayer> insert(domain::TournamentId id, std::span<const NewPlayer> players) = 0;
  // Teams of pending drafts without a name of their own follow the name.
  virtual void update(const RosterPlayer& player) = 0;
  // The same for several of one tournament.
  virtual void update_all(domain::TournamentId id, std::span<const RosterPlayer> players) = 0;
  // From the roster, not from the drafts that they were in.
  virtual void remove(domain::PlayerId id, domain::Timestamp at) = 0;
  // One who left is on the roster again, as they were.
  virtual void restore(domain::PlayerId id) = 0;
  // Gives every rating another unit: `times` as many of it, and `over` as few. Precondition: nothing is lost by it, and
  // nothing grows too large.
  virtual void scale_ratings(domain::TournamentId id, domain::Mmr times, domain::Mmr over) = 0;

  // Who left before then can't come back: their links go, and their rows, but for those that drafts keep.
  virtual void forget_who_left_before(domain::Timestamp at) = 0;

  // Every player with this Discord id, on whatever roster, is the account's from now on.
  virtual void link_discord(std::string_view discord_id, domain::AccountId account) = 0;
  // Those that it brought the account are linked to no account.
  virtual void unlink_discord(std::string_view discord_id, domain::AccountId account) = 0;
};

}  // namespace draftwire::app
