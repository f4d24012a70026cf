#pragma once

#include <cstddef>
#include <optional>

#include "app/draft_service.hpp"
#include "app/privacy.hpp"
#include "app/roster.hpp"
#include "app/roster_import.hpp"
#include "app/tournament_people.hpp"
#include "app/tournaments.hpp"
#include "auth/accounts.hpp"
#include "auth/discord_sign_in.hpp"
#include "auth/invitations.hpp"
#include "auth/invites.hpp"
#include "auth/password_change.hpp"
#include "auth/passwords.hpp"
#include "auth/remembered_attempts.hpp"
#include "auth/right_holders.hpp"
#include "auth/seat_tokens.hpp"
#include "auth/seats.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in.hpp"
#include "auth/sign_in_limit.hpp"
#include "auth/watch_links.hpp"
#include "http/answer_cache.hpp"
#include "http/front.hpp"
#include "http/router.hpp"
#include "http/server_handler.hpp"

namespace draftwire::http {

inline constexpr std::size_t kAnswerBytes = 64U << 20U;

// All that the routes call, made in one place; only this folder's composition includes it, and a route gets what its
// own header names. One for the process, owned by the server handler; any thread.
struct Services {
  Services(app::Store& the_store, app::StateCache& cache, app::DraftService& the_drafts, app::Announcer& announcer,
           app::Attendance& attendance, app::Clock& clock, Metrics& metrics, const HandlerOptions& options)
      : store(the_store),
        drafts(the_drafts),
        privacy(store),
        answers(kAnswerBytes, metrics),
        tournaments(store, cache, options.viewers, privacy, clock, announcer, options.quotas),
        people(store, clock, options.quotas),
        roster(store, clock, announcer, options.quotas),
        roster_import(store, clock, announcer, options.quotas),
        own_attempts(clock),
        limit(options.shared_attempts == nullptr ? own_attempts : *options.shared_attempts),
        tokens(options.secret),
        sessions(store, clock),
        sign_in(store, clock, passwords, limit),
        accounts(store, clock),
        password_change(store, clock, passwords, limit),
        invites(store, clock),
        invitations(store, clock, passwords, limit, accounts.names()),
        seats(store, clock, attendance, tokens),
        watch_links(store, clock, limit, options.secret),
        right_holders(store, clock, attendance),
        front(options.public_url, options.trusted_proxies) {
    if (options.discord != nullptr)
      discord_sign_in.emplace(store, clock, limit, accounts.names(), options.secret, *options.discord);
  }

  app::Store& store;
  app::DraftService& drafts;
  app::Privacy privacy;
  AnswerCache answers;
  app::Tournaments tournaments;
  app::TournamentPeople people;
  app::Roster roster;
  app::RosterImport roster_import;
  auth::Passwords passwords;
  auth::RememberedAttempts own_attempts;
  auth::SignInLimit limit;
  auth::SeatTokens tokens;
  auth::Sessions sessions;
  auth::SignIn sign_in;
  std::optional<auth::DiscordSignIn> discord_sign_in;  // when the operator has made an application there
  auth::Accounts accounts;
  auth::PasswordChange password_change;
  auth::Invites invites;
  auth::Invitations invitations;
  auth::Seats seats;
  auth::WatchLinks watch_links;
  auth::RightHolders right_holders;
  Front front;
};

// Every route of the API but its own schema, each with no more of the services than it calls. The services must outlive
// the router.
void add_routes(Router& router, Services& all);

}  // namespace draftwire::http
