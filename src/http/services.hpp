#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "app/draft_service.hpp"
#include "app/privacy.hpp"
#include "app/roster.hpp"
#include "app/roster_import.hpp"
#include "app/tournament_people.hpp"
#include "app/tournaments.hpp"
#include "auth/accounts.hpp"
#include "auth/discord_sign_in.hpp"
#include "auth/guests.hpp"
#include "auth/invitations.hpp"
#include "auth/invites.hpp"
#include "auth/password_change.hpp"
#include "auth/passwords.hpp"
#include "auth/remembered_attempts.hpp"
#include "auth/seat_tokens.hpp"
#include "auth/seats.hpp"
#include "auth/sessions.hpp"
#include "auth/sign_in.hpp"
#include "auth/sign_in_limit.hpp"
#include "auth/trusted_proxies.hpp"
#include "auth/watch_links.hpp"
#include "http/answer_cache.hpp"
#include "http/message.hpp"
#include "http/router.hpp"
#include "http/server_handler.hpp"

namespace draftwire::http {

inline constexpr std::size_t kAnswerBytes = 64U << 20U;

// What routes call. One for the process, owned by the server handler; any thread.
struct Services {
  Services(app::Store& the_store, app::StateCache& cache, app::DraftService& the_drafts, app::Announcer& announcer,
           app::Attendance& attendance, app::Clock& clock, Metrics& metrics, const HandlerOptions& options)
      : store(the_store),
        drafts(the_drafts),
        privacy(store),
        answers(kAnswerBytes, metrics),
        tournaments(store, cache, privacy, clock, announcer, options.quotas),
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
        guests(store, clock, attendance),
        proxies(options.trusted_proxies),
        public_url(options.public_url) {
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
  auth::Guests guests;
  auth::TrustedProxies proxies;
  std::string public_url;
};

// Staff's routes ask this before they look at the body. Nothing: go on.
std::optional<wire::Problem> forbids_staff_of(Services& services, domain::TournamentId id, const app::Identity& who);
std::optional<wire::Problem> forbids_staff_of(Services& services, domain::DraftId id, const app::Identity& who);
std::optional<wire::Problem> forbids_staff_of(Services& services, domain::PlayerId id, const app::Identity& who);

// Who asks: the peer, or whom a trusted proxy in front names.
std::string_view client_address(const Services& services, const Request& request);

// Whether the browser speaks https: the public URL says so, or a trusted proxy in front (X-Forwarded-Proto).
bool is_behind_tls(const Services& services, const Request& request);

// What links to this server begin with: its public URL, or what the request's Host says.
std::string site_of(const Services& services, const Request& request);

void add_session_routes(Router& router, Services& services);
void add_discord_routes(Router& router, Services& services);
void add_tournament_routes(Router& router, Services& services);
void add_roster_routes(Router& router, Services& services);
void add_roster_import_routes(Router& router, Services& services);
void add_draft_routes(Router& router, Services& services);
void add_log_routes(Router& router, Services& services);
void add_seat_routes(Router& router, Services& services);
void add_account_routes(Router& router, Services& services);
void add_invitation_routes(Router& router, Services& services);
void add_audit_routes(Router& router, Services& services);
void add_sharing_routes(Router& router, Services& services);

}  // namespace draftwire::http
