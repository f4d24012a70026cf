#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// Drafts without their logs, in one transaction. Lists are newest first. Throws StoreError.
class DraftStore {
 public:
  virtual ~DraftStore() = default;

  [[nodiscard]] virtual std::vector<DraftRecord> all() const = 0;
  [[nodiscard]] virtual std::vector<DraftRecord> of(domain::TournamentId id) const = 0;
  // At most `limit`, with id < `before` (nothing: from the newest).
  [[nodiscard]] virtual std::vector<DraftRecord> before(domain::TournamentId id, std::optional<domain::DraftId> before,
                                                        int limit) const = 0;
  // Of each tournament from `first` to `last`, those for everybody alone or all, the newest `limit`, and the newest
  // `limit` of those that run.
  [[nodiscard]] virtual std::vector<DraftRecord> some_of(domain::TournamentId first, domain::TournamentId last,
                                                         int limit, bool with_private) const = 0;
  [[nodiscard]] virtual std::optional<DraftRecord> find(domain::DraftId id) const = 0;
  // The set-up as the tables hold it now: of interest only while the draft is pending.
  [[nodiscard]] virtual domain::Setup setup(domain::DraftId id) const = 0;
  // The part of it that can be changed, with all who are left out.
  [[nodiscard]] virtual DraftSpec spec(domain::DraftId id) const = 0;
  // Those of a tournament that are pending or active, oldest first.
  [[nodiscard]] virtual std::vector<OpenDraft> open_of(domain::TournamentId id) const = 0;

  // Precondition: the tournament is locked.
  virtual domain::DraftId insert(domain::TournamentId id, const DraftSpec& spec, domain::Timestamp at) = 0;
  // A captain who stays keeps their team's id and seat. Precondition: the draft is locked and pending.
  virtual void update(domain::DraftId id, const DraftSpec& spec) = 0;
  // Out of every pending draft but those whose captain they are, or into all of them. Precondition: the player's
  // tournament is locked.
  virtual void leave_out_of_pending(domain::PlayerId id) = 0;
  virtual void take_into_pending(domain::PlayerId id) = 0;
  // Gives the tie windows of a tournament's pending drafts another unit, as RosterStore::scale_ratings() does.
  virtual void scale_tie_windows(domain::TournamentId id, domain::Mmr times, domain::Mmr over) = 0;
};

}  // namespace draftwire::app
