#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// The captains' seats, in one transaction. Throws StoreError.
class SeatStore {
 public:
  virtual ~SeatStore() = default;

  // In draft order.
  [[nodiscard]] virtual std::vector<Seat> of_draft(domain::DraftId id) const = 0;
  // The seats of pending and active drafts whose captain is a player linked to this account.
  [[nodiscard]] virtual std::vector<Seat> of_account(domain::AccountId account) const = 0;
  // Since when a session has this seat by its current link: the oldest of those that there are.
  [[nodiscard]] virtual std::optional<domain::Timestamp> taken_at(domain::DraftId draft, domain::TeamId team) const = 0;

  // Makes every older link of the seat worthless, and moves the access version. Returns the new generation.
  // Precondition: the draft is locked, and has this team.
  virtual int rotate(domain::DraftId draft, domain::TeamId team) = 0;
};

}  // namespace draftwire::app
