#include "app/account_export.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::app {
namespace {

constexpr int kEventsPerRead = 500;

bool holds(const std::vector<Account>& accounts, domain::AccountId id) {
  return std::ranges::find(accounts, id, &Account::id) != accounts.end();
}

std::vector<AccountTournament> tournaments_of(const ReadTransaction& tx, domain::AccountId id) {
  std::vector<AccountTournament> tournaments;
  for (const domain::TournamentId tournament : tx.people().tournaments_of(id)) {
    tournaments.push_back({tournament, tx.tournaments().find(tournament).value().name,
                           tx.people().is_organiser(tournament, id), holds(tx.people().members(tournament), id)});
  }
  return tournaments;
}

// What a captain does in their seat carries the number of the captain's player, and is the account's when that player
// is.
bool is_done_by(const domain::EventActor& actor, const AccountExport& kept) {
  switch (actor.kind) {
    case domain::ActorKind::account:
      return actor.id == kept.account.account.id.value;
    case domain::ActorKind::seat:
      return std::ranges::any_of(kept.players, [&](const RosterPlayer& player) { return player.id.value == actor.id; });
  }
  std::unreachable();
}

void add_events(const ReadTransaction& tx, domain::TournamentId tournament, AccountExport& kept) {
  std::vector<domain::Event> page;
  domain::Seq after = 0;
  do {
    page = tx.log().after(tournament, after, kEventsPerRead);
    for (const domain::Event& event : page) {
      after = event.tournament_seq;
      if (!event.actor || !is_done_by(*event.actor, kept)) continue;
      kept.events.push_back({event.draft_id, event.seq, domain::event_type(event.body), event.created_at});
    }
  } while (page.size() == kEventsPerRead);
}

bool concerns(const Invite& invite, domain::AccountId id) {
  return invite.account_id == id || invite.created_by == id;
}

}  // namespace

std::optional<AccountExport> account_export(const ReadTransaction& tx, domain::AccountId id, domain::Timestamp now) {
  auto record = tx.accounts().find(id);
  if (!record) return std::nullopt;
  AccountExport kept;
  kept.exported_at = now;
  kept.account = std::move(*record);
  kept.sessions = tx.sessions().of_account(id);
  kept.tournaments = tournaments_of(tx, id);
  kept.players = tx.roster().of_account(id);
  for (const AccountTournament& tournament : kept.tournaments) add_events(tx, tournament.id, kept);
  kept.invites = tx.invites().all();
  std::erase_if(kept.invites, [&](const Invite& invite) { return !concerns(invite, id); });
  kept.audit = tx.audit().of_actor(id);
  return kept;
}

}  // namespace draftwire::app
