#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"

namespace draftwire::auth {

// A session that just began: the only moment at which its id is known.
struct OpenedSession {
  std::string session_id;
  app::Identity identity;
};

// A session that was found, and whether its use has to be noted.
struct IdentifiedSession {
  app::Identity identity;
  bool is_touch_due = false;
};

// Who a client is, from one request to the next. A session ends when it was not used for its lifetime, and after its
// age in any case. Any worker thread; store and clock must outlive it.
class Sessions {
 public:
  static constexpr std::chrono::hours kLifetime{24 * 30};
  static constexpr std::chrono::hours kLongestAge{24 * 90};
  static constexpr std::chrono::minutes kTouchEvery{1};

  Sessions(app::Store& store, app::Clock& clock) : store_(store), clock_(clock) {}

  // An identity that may nothing for an unknown, ended or malformed id. One read.
  IdentifiedSession identify(std::string_view session_id);

  // Notes that the session is in use. What fails is logged, and keeps nothing back.
  void touch(std::string_view session_id);

  // The same as identify() in the caller's view.
  static app::Identity identity_in(const app::ReadTransaction& tx, std::string_view session_id, domain::Timestamp now);

  // An end of the session waits until the caller's transaction is over, or has come before: to be called before
  // anything is read of a session that is to be replaced, and of its account. A new one (empty id) needs no lock.
  static void lock(app::WriteTransaction& tx, std::string_view session_id);

  // What the session itself holds, without the seats that its account brings. Nothing when it is not one.
  static std::optional<app::Session> find(const app::ReadTransaction& tx, std::string_view session_id,
                                          domain::Timestamp now);

  // Replaces `old_id` (if it is a session) by a new session with a new id, in the caller's transaction. That of an
  // account stays as old as `session` is. Precondition: lock().
  static OpenedSession replace(app::WriteTransaction& tx, std::string_view old_id, app::Session session,
                               domain::Timestamp now);

  // Replaces `old_id` by a session of the account, which keeps its seats and passes unless it was another's.
  // Precondition: lock().
  static OpenedSession sign_in(app::WriteTransaction& tx, std::string_view old_id, const app::Account& account,
                               domain::Timestamp now);

  // Signs out. `who`: whose session it is.
  void close(std::string_view session_id, const app::Identity& who);

 private:
  app::Store& store_;
  app::Clock& clock_;
};

}  // namespace draftwire::auth
