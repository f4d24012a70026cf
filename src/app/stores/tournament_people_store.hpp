#pragma once

#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// Who belongs to a tournament, in one transaction. Lists are ordered by id. What takes a right away moves the access
// version by itself. Throws StoreError.
class TournamentPeopleStore {
 public:
  virtual ~TournamentPeopleStore() = default;

  [[nodiscard]] virtual bool is_organiser(domain::TournamentId id, domain::AccountId account) const = 0;
  [[nodiscard]] virtual std::vector<Account> organisers(domain::TournamentId id) const = 0;
  [[nodiscard]] virtual std::vector<Account> members(domain::TournamentId id) const = 0;
  // Whether it is one of its organisers or members, or is linked to a player of its roster.
  [[nodiscard]] virtual bool belongs_to(domain::TournamentId id, domain::AccountId account) const = 0;
  // All of which that holds.
  [[nodiscard]] virtual std::vector<domain::TournamentId> tournaments_of(domain::AccountId account) const = 0;

  // Twice is once.
  virtual void insert_organiser(domain::TournamentId id, domain::AccountId account) = 0;
  virtual void remove_organiser(domain::TournamentId id, domain::AccountId account) = 0;
  virtual void insert_member(domain::TournamentId id, domain::AccountId account) = 0;
  virtual void remove_member(domain::TournamentId id, domain::AccountId account) = 0;
  // Makes every older link of the tournament worthless. Returns the new generation.
  virtual int rotate_watch_link(domain::TournamentId id) = 0;
};

}  // namespace draftwire::app
