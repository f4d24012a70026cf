#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// The players of tournaments, in one transaction. Lists are ordered by id. What takes a right away moves the access
// version by itself, and what a pending draft shows the tournament's set-up version. Throws StoreError.
class RosterStore {
 public:
  virtual ~RosterStore() = default;

  [[nodiscard]] virtual std::vector<RosterPlayer> of(domain::TournamentId id) const = 0;
  // With id > `after`, at most `limit`.
  [[nodiscard]] virtual std::vector<RosterPlayer> after(domain::TournamentId id, domain::PlayerId after,
                                                        int limit) const = 0;
  [[nodiscard]] virtual std::optional<RosterPlayer> find(domain::PlayerId id) const = 0;
  // The players that are linked to it, of every roster.
  [[nodiscard]] virtual std::vector<RosterPlayer> of_account(domain::AccountId account) const = 0;

  // Whether a draft that was ever started has this player in its set-up.
  [[nodiscard]] virtual bool is_in_started_draft(domain::PlayerId id) const = 0;
  [[nodiscard]] virtual bool is_in_active_draft(domain::PlayerId id) const = 0;
  // Whether a pending draft names this player as a captain.
  [[nodiscard]] virtual bool is_captain_of_pending_draft(domain::PlayerId id) const = 0;

  // In the order given. Precondition, of this and the next two: the tournament is locked.
  virtual std::vector<RosterPlayer> insert(domain::TournamentId id, std::span<const NewPlayer> players) = 0;
  virtual void update(const RosterPlayer& player) = 0;
  virtual void remove(domain::PlayerId id) = 0;

  // Every player with this Discord id, on whatever roster, is the account's from now on.
  virtual void link_discord(std::string_view discord_id, domain::AccountId account) = 0;
  // Those that it brought the account are linked to no account.
  virtual void unlink_discord(std::string_view discord_id, domain::AccountId account) = 0;
};

}  // namespace draftwire::app
