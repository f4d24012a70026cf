#include "auth/sessions.hpp"

#include <algorithm>
#include <utility>

#include "app/audit.hpp"
#include "auth/expiry.hpp"
#include "auth/session_ids.hpp"
#include "base/log_limit.hpp"

namespace draftwire::auth {
namespace {

// The seats of players that are linked to the session's account, and then its own: the one who has just opened a link
// finds its seat at the end.
app::Identity identity_of(const app::ReadTransaction& tx, const app::Session& session) {
  app::Identity identity{session.account, {}, session.passes};
  if (session.account) identity.seats = tx.seats().of_account(session.account->id);
  std::erase_if(identity.seats, [&](const app::Seat& seat) {
    return std::ranges::any_of(session.seats, [&](const app::Seat& own) {
      return own.draft_id == seat.draft_id && own.team_id == seat.team_id;
    });
  });
  identity.seats.insert(identity.seats.end(), session.seats.begin(), session.seats.end());
  return identity;
}

}  // namespace

std::optional<app::Session> Sessions::find(const app::ReadTransaction& tx, std::string_view session_id,
                                           domain::Timestamp now) {
  const auto hash = session_hash(session_id);
  if (!hash) return std::nullopt;
  auto session = tx.sessions().find(*hash);
  if (!session || session->last_seen_at + kLifetime <= now || session->created_at + kLongestAge <= now ||
      !has_begun(session->created_at, now)) {
    return std::nullopt;
  }
  return session;
}

IdentifiedSession Sessions::identify(std::string_view session_id) {
  if (!session_hash(session_id)) return {};
  const auto now = clock_.now();
  return store_.read([&](const app::ReadTransaction& tx) -> IdentifiedSession {
    const auto session = find(tx, session_id, now);
    if (!session) return {};
    const bool is_due = session->last_seen_at + kTouchEvery <= now || !has_begun(session->last_seen_at, now);
    return {identity_of(tx, *session), is_due};
  });
}

app::Identity Sessions::identity_in(const app::ReadTransaction& tx, std::string_view session_id,
                                    domain::Timestamp now) {
  const auto session = find(tx, session_id, now);
  return session ? identity_of(tx, *session) : app::Identity{};
}

void Sessions::lock(app::WriteTransaction& tx, std::string_view session_id) {
  if (session_hash(session_id)) tx.lock_rights();
}

void Sessions::touch(std::string_view session_id) {
  const auto now = clock_.now();
  try {
    store_.write([&](app::WriteTransaction& tx) { tx.sessions().touch(*session_hash(session_id), now); },
                 app::Durability::soon);
  } catch (const app::StoreError& error) {
    // A full disk must not keep people from looking.
    limited_log::warn("could not note that a session is in use: {}", error.what());
  }
}

OpenedSession Sessions::replace(app::WriteTransaction& tx, std::string_view old_id, app::Session session,
                                domain::Timestamp now) {
  if (const auto old_hash = session_hash(old_id)) tx.sessions().remove(*old_hash);
  // Signing in alone makes the session of an account younger.
  if (!session.account) session.created_at = now;
  session.last_seen_at = now;
  OpenedSession opened{new_session_id(), {}};
  tx.sessions().insert(*session_hash(opened.session_id), session);
  opened.identity = identity_of(tx, session);
  return opened;
}

OpenedSession Sessions::sign_in(app::WriteTransaction& tx, std::string_view old_id, const app::Account& account,
                                domain::Timestamp now) {
  app::Session session;
  session.account = account;
  session.created_at = now;
  if (auto old = find(tx, old_id, now)) {
    const bool is_somebody_elses = old->account && old->account->id != account.id;
    if (!is_somebody_elses) {
      session.seats = std::move(old->seats);
      session.passes = std::move(old->passes);
    }
  }
  return replace(tx, old_id, std::move(session), now);
}

void Sessions::close(std::string_view session_id, const app::Identity& who) {
  const auto hash = session_hash(session_id);
  if (!hash) return;
  store_.write([&](app::WriteTransaction& tx) {
    tx.sessions().remove(*hash);
    if (who.account) app::note(tx, who, clock_.now(), {.action = "signed_out", .subject = who.account->name});
  });
}

}  // namespace draftwire::auth
