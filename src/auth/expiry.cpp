#include "auth/expiry.hpp"

#include "app/audit.hpp"
#include "app/roster.hpp"
#include "app/tournaments.hpp"
#include "auth/sessions.hpp"

namespace draftwire::auth {
namespace {

void forget_tournaments_deleted_before(app::WriteTransaction& tx, domain::Timestamp at) {
  for (const domain::TournamentId id : tx.tournaments().deleted_before(at)) {
    tx.lock(id);
    if (tx.tournaments().find_deleted(id)) tx.tournaments().forget(id);  // else restored since it was listed
  }
}

}  // namespace

void Expiry::look(std::chrono::steady_clock::time_point now) {
  const domain::Timestamp time_of_day = clock_.now();
  if (!agreement_.observe(time_of_day, now)) return;
  if (tried_at_ && now - *tried_at_ < kEvery) return;
  tried_at_ = now;
  store_.write([&](app::WriteTransaction& tx) {
    tx.sessions().remove_ended(time_of_day - Sessions::kLifetime, time_of_day - Sessions::kLongestAge);
    tx.invites().remove_expired_at(time_of_day);
    tx.roster().forget_who_left_before(time_of_day - app::kCanComeBack);
    forget_tournaments_deleted_before(tx, time_of_day - app::kCanBeRestored);
    tx.audit().remove_before(time_of_day - app::kAuditKept);
  });
}

}  // namespace draftwire::auth
