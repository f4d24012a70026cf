#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// Tournaments, in one transaction. One that was deleted is found by find_deleted() alone, and no function finds
// its drafts, players, seats and passes by their ids. Its rows stay until it is forgotten. Throws StoreError.
class TournamentStore {
 public:
  virtual ~TournamentStore() = default;

  // Ordered by id, oldest first.
  [[nodiscard]] virtual std::vector<Tournament> all() const = 0;
  // Newest first, at most `limit`, with id < `before` (nothing: from the newest): those for everybody alone, or all.
  [[nodiscard]] virtual std::vector<Tournament> before(std::optional<domain::TournamentId> before, int limit,
                                                       bool with_private) const = 0;
  [[nodiscard]] virtual std::optional<Tournament> find(domain::TournamentId id) const = 0;
  [[nodiscard]] virtual std::optional<DeletedTournament> find_deleted(domain::TournamentId id) const = 0;
  // Those that were deleted before then.
  [[nodiscard]] virtual std::vector<domain::TournamentId> deleted_before(domain::Timestamp at) const = 0;
  // How many the account has made that there are still.
  [[nodiscard]] virtual int made_by(domain::AccountId account) const = 0;
  // Counts the changes of the tournament, its roster and its pending drafts.
  [[nodiscard]] virtual std::int64_t setup_version(domain::TournamentId id) const = 0;

  virtual domain::TournamentId insert(std::string_view name, std::optional<domain::AccountId> organiser,
                                      domain::Timestamp at) = 0;
  // Moves the access version.
  virtual void set_visibility(domain::TournamentId id, Visibility visibility) = 0;
  virtual void rename(domain::TournamentId id, std::string_view name) = 0;
  // Changes no rating. Precondition: it is locked.
  virtual void set_rating(domain::TournamentId id, const domain::RatingScale& rating) = 0;
  // With its roster, drafts, logs and seats. Moves the access version. Precondition, of this and the next two: it is
  // locked.
  virtual void remove(domain::TournamentId id, domain::Timestamp at) = 0;
  // As it was.
  virtual void restore(domain::TournamentId id) = 0;
  // For good, whether it was deleted or not.
  virtual void forget(domain::TournamentId id) = 0;
};

}  // namespace draftwire::app
