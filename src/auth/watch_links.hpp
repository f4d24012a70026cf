#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/store.hpp"
#include "auth/link_tokens.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in_limit.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// Who opens a watch link, from where, and the session that they hold already (empty: none).
struct WatchAttempt {
  std::string_view token;
  std::string_view address;
  std::string_view session_id;
};

// A session that may watch a tournament from now on.
struct OpenedWatch {
  domain::TournamentId tournament_id;
  OpenedSession session;
};

// Links by which a private tournament is watched without an account. Any worker thread; everything given must outlive
// it.
class WatchLinks {
 public:
  template <class T>
  using Result = std::expected<T, wire::Problem>;

  WatchLinks(app::Store& store, app::Clock& clock, SignInLimit& limit, const ServerSecret& secret)
      : store_(store), clock_(clock), limit_(limit), tokens_(secret, "draftwire watch") {}

  // The token of the link that holds now. Staff only.
  Result<std::string> token(domain::TournamentId id, const app::Identity& who);

  // A new one; the old one, and every session that came by it, stop working at once. Staff only.
  Result<std::string> rotate(domain::TournamentId id, const app::Identity& who);

  // A new session with this pass beside whatever the old one held.
  Result<OpenedWatch> open(const WatchAttempt& attempt);

 private:
  [[nodiscard]] std::string token_of(domain::TournamentId id, int generation) const;
  // The pass that the token is worth now; nothing when it is none.
  std::optional<app::WatchPass> pass_for(const app::ReadTransaction& tx, std::string_view token) const;

  app::Store& store_;
  app::Clock& clock_;
  SignInLimit& limit_;
  const LinkTokens tokens_;
};

}  // namespace draftwire::auth
