#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"
#include "domain/decision.hpp"

namespace draftwire::app {

// The logs of drafts, in one transaction. Throws StoreError.
class EventLog {
 public:
  virtual ~EventLog() = default;

  // Events with seq > `after`, ascending, at most `limit`.
  [[nodiscard]] virtual std::vector<domain::Event> after(domain::DraftId id, domain::Seq after, int limit) const = 0;
  // Events with seq < `before` (nothing: from the head), descending, at most `limit`.
  [[nodiscard]] virtual std::vector<domain::Event> before(domain::DraftId id, std::optional<domain::Seq> before,
                                                          int limit) const = 0;
  // The same by tournament_seq over all drafts of a tournament.
  [[nodiscard]] virtual std::vector<domain::Event> after(domain::TournamentId id, domain::Seq after,
                                                         int limit) const = 0;
  [[nodiscard]] virtual std::vector<domain::Event> before(domain::TournamentId id, std::optional<domain::Seq> before,
                                                          int limit) const = 0;
  // The highest tournament_seq, 0 for none.
  [[nodiscard]] virtual domain::Seq head(domain::TournamentId id) const = 0;
  // When the last event of the draft's tournament happened.
  [[nodiscard]] virtual std::optional<domain::Timestamp> last_moment(domain::DraftId id) const = 0;

  // Appends one commit: assigns ids, `seq` and `tournament_seq` without gaps and `commit_seq`, and moves the draft's
  // record along (status, times, head). The key (draft, seq) refuses a second event in one place. Precondition: the
  // draft is locked.
  virtual std::vector<domain::Event> append(domain::DraftId id, const domain::Decision& decision) = 0;
};

}  // namespace draftwire::app
