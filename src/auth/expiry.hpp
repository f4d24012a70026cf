#pragma once

#include <chrono>
#include <optional>

#include "app/clock.hpp"
#include "app/store.hpp"
#include "base/clock_agreement.hpp"

namespace draftwire::auth {

// How far another node's clock may be ahead of this one's. What began later than that began while a clock was wrong,
// and is not valid: it would be so for as long as the clock was ahead.
inline constexpr std::chrono::hours kClockSlack{24};

[[nodiscard]] constexpr bool has_begun(domain::Timestamp at, domain::Timestamp now) {
  return at <= now + kClockSlack;
}

// Deletes what has had its time: ended sessions, expired invites, who left a roster, old entries of the audit log.
// Whether they are valid is decided when they are used, by the time of day; deleting is for good, so it waits until
// that can be believed. One thread; store and clock must outlive it.
class Expiry {
 public:
  static constexpr std::chrono::hours kEvery{1};

  Expiry(app::Store& store, app::Clock& clock) : store_(store), clock_(clock) {}

  // To be called at least once a minute. Blocks, and throws StoreError; an hour later it tries again.
  void look(std::chrono::steady_clock::time_point now);

 private:
  app::Store& store_;
  app::Clock& clock_;
  ClockAgreement agreement_;
  std::optional<std::chrono::steady_clock::time_point> tried_at_;
};

}  // namespace draftwire::auth
