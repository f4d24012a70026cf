#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/store.hpp"

namespace draftwire::app {

// A tournament that an account belongs to: as organiser, as member, or by a player of its roster.
struct AccountTournament {
  domain::TournamentId id;
  std::string name;
  bool is_organiser = false;
  bool is_member = false;
};

// An event that an account caused, by itself or in the seat of a player that is linked to it.
struct AccountEvent {
  domain::DraftId draft_id;
  domain::Seq seq = 0;
  std::string_view event_type;
  domain::Timestamp created_at;
};

// Everything that is kept about one account, but for hashes.
struct AccountExport {
  domain::Timestamp exported_at;
  AccountRecord account;
  std::vector<Session> sessions;
  std::vector<AccountTournament> tournaments;
  std::vector<RosterPlayer> players;
  std::vector<AccountEvent> events;  // of the tournaments above
  std::vector<Invite> invites;       // for it, or made by it
  std::vector<AuditEntry> audit;     // what it did, newest first
};

// Nothing when there is no such account.
std::optional<AccountExport> account_export(const ReadTransaction& tx, domain::AccountId id, domain::Timestamp now);

}  // namespace draftwire::app
