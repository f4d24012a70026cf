#include "auth/expiry.hpp"

#include "app/audit.hpp"
#include "app/roster.hpp"
#include "auth/sessions.hpp"

namespace draftwire::auth {

void Expiry::look(std::chrono::steady_clock::time_point now) {
  const domain::Timestamp time_of_day = clock_.now();
  if (!agreement_.observe(time_of_day, now)) return;
  if (tried_at_ && now - *tried_at_ < kEvery) return;
  tried_at_ = now;
  store_.write([&](app::WriteTransaction& tx) {
    tx.sessions().remove_ended(time_of_day - Sessions::kLifetime, time_of_day - Sessions::kLongestAge);
    tx.invites().remove_expired_at(time_of_day);
    tx.roster().forget_who_left_before(time_of_day - app::kCanComeBack);
    tx.audit().remove_before(time_of_day - app::kAuditKept);
  });
}

}  // namespace draftwire::auth
