#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "app/clock.hpp"
#include "app/store.hpp"
#include "auth/discord.hpp"
#include "auth/name_looks.hpp"
#include "auth/pending_sign_in.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in_limit.hpp"

namespace draftwire::auth {

// How a browser is sent to Discord, and what it keeps until it comes back.
struct DiscordDeparture {
  std::string location;
  std::string sealed;
};

// What a browser brings back from Discord.
struct DiscordReturn {
  std::string sealed;
  std::string state;
  std::string code;          // empty: none
  std::string error;         // empty: none
  std::string redirect_uri;  // the same as at the start
  std::string session_id;    // empty: none
  std::string address;
};

struct DiscordArrival {
  OpenedSession opened;
  std::string return_path;
};

// Why no account is signed in, or linked.
enum class DiscordRefusal {
  denied,
  failed,
  state_mismatch,
  account_disabled,
  too_many_attempts,
  signed_out,     // the account that was to be linked
  linked_before,  // it has another Discord user
  taken,          // another account has this Discord user
};

struct DiscordProblem {
  DiscordRefusal refusal = DiscordRefusal::failed;
  std::chrono::seconds retry_after{};  // for too many attempts
  bool is_of_link = false;             // an account was to be linked
  std::string return_path = "/";       // where the browser wanted to go, as far as that is known
};

// Signing in by Discord. Any worker thread; everything given must outlive it.
class DiscordSignIn {
 public:
  DiscordSignIn(app::Store& store, app::Clock& clock, SignInLimit& limit, AccountNames& names,
                const ServerSecret& secret, Discord& discord)
      : store_(store), clock_(clock), limit_(limit), names_(names), pending_(secret), discord_(discord) {}

  // `links`: the account that gets the Discord user; nothing: it is a sign-in. Precondition: the path is one of this
  // site, and no longer than PendingSignIns::kMaxReturnPath.
  [[nodiscard]] DiscordDeparture begin(std::string return_path, std::string_view redirect_uri,
                                       std::optional<domain::AccountId> links);

  // A new session: of the Discord user's account, else of a new member; or of the account that is to be linked, which
  // must still be signed in. The players with the user's id come along.
  std::expected<DiscordArrival, DiscordProblem> finish(const DiscordReturn& back);

 private:
  std::expected<OpenedSession, DiscordRefusal> sign_in(const DiscordUser& user, const PendingSignIn& pending,
                                                       const DiscordReturn& back);

  app::Store& store_;
  app::Clock& clock_;
  SignInLimit& limit_;
  AccountNames& names_;
  const PendingSignIns pending_;
  Discord& discord_;
};

}  // namespace draftwire::auth
