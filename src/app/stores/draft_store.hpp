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

  // Precondition: the tournament is locked.
  virtual domain::DraftId insert(domain::TournamentId id, const DraftSpec& spec, domain::Timestamp at) = 0;
  // A captain who stays keeps their team's id and seat. Precondition: the draft is locked and pending.
  virtual void update(domain::DraftId id, const DraftSpec& spec) = 0;
};

}  // namespace draftwire::app
