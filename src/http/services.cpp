#include "http/services.hpp"

#include "http/account_routes.hpp"
#include "http/audit_routes.hpp"
#include "http/discord_routes.hpp"
#include "http/draft_routes.hpp"
#include "http/invitation_routes.hpp"
#include "http/log_routes.hpp"
#include "http/roster_import_routes.hpp"
#include "http/roster_routes.hpp"
#include "http/seat_routes.hpp"
#include "http/session_routes.hpp"
#include "http/sharing_routes.hpp"
#include "http/tournament_routes.hpp"

namespace draftwire::http {

void add_routes(Router& router, Services& all) {
  add_session_routes(
      router,
      {.front = all.front, .sessions = all.sessions, .sign_in = all.sign_in, .limit = all.limit, .seats = all.seats});
  add_discord_routes(
      router,
      {.front = all.front, .accounts = all.accounts, .sign_in = all.discord_sign_in ? &*all.discord_sign_in : nullptr});
  add_tournament_routes(router, {.store = all.store, .tournaments = all.tournaments});
  add_roster_routes(router, {.store = all.store, .roster = all.roster});
  add_roster_import_routes(router, {.store = all.store, .imports = all.roster_import});
  add_draft_routes(router, {.store = all.store,
                            .tournaments = all.tournaments,
                            .drafts = all.drafts,
                            .privacy = all.privacy,
                            .answers = all.answers});
  add_log_routes(router, {.store = all.store, .drafts = all.drafts, .answers = all.answers});
  add_seat_routes(router, {.front = all.front, .store = all.store, .seats = all.seats});
  add_account_routes(
      router,
      {.front = all.front, .accounts = all.accounts, .invites = all.invites, .password_change = all.password_change});
  add_invitation_routes(router, {.front = all.front, .invites = all.invites, .invitations = all.invitations});
  add_audit_routes(router, all.store);
  add_sharing_routes(router,
                     {.front = all.front, .store = all.store, .people = all.people, .watch_links = all.watch_links});
}

}  // namespace draftwire::http
