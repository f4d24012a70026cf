#pragma once

#include <string>

#include "app/store.hpp"
#include "storage/rows/access.hpp"
#include "storage/rows/accounts.hpp"
#include "storage/rows/audit.hpp"
#include "storage/rows/connection.hpp"
#include "storage/rows/drafts.hpp"
#include "storage/rows/event_log.hpp"
#include "storage/rows/invites.hpp"
#include "storage/rows/roster.hpp"
#include "storage/rows/seats.hpp"
#include "storage/rows/sessions.hpp"
#include "storage/rows/tournament_people.hpp"
#include "storage/rows/tournaments.hpp"

namespace draftwire::storage {

// What app::StoreReader promises, on a connection that is inside a transaction. `Port` is StoreReader or StoreWriter.
template <class Port>
class RowReader : public Port {
 public:
  RowReader(Connection& connection, const std::string& epoch) : connection_(connection), epoch_(epoch) {}

  std::string epoch() override { return epoch_; }

  std::vector<app::Tournament> tournaments() override { return tournaments::all(connection_); }
  std::vector<app::Tournament> tournaments_before(std::optional<domain::TournamentId> before, int limit,
                                                  bool with_private) override {
    return tournaments::before(connection_, before, limit, with_private);
  }
  int tournaments_made_by(domain::AccountId account) override { return tournaments::made_by(connection_, account); }
  std::int64_t setup_version(domain::TournamentId id) override { return tournaments::setup_version(connection_, id); }
  std::optional<app::Tournament> tournament(domain::TournamentId id) override {
    return tournaments::find(connection_, id);
  }

  std::vector<app::RosterPlayer> roster(domain::TournamentId id) override { return roster::of(connection_, id); }
  std::vector<app::RosterPlayer> roster_after(domain::TournamentId id, domain::PlayerId after, int limit) override {
    return roster::after(connection_, id, after, limit);
  }
  std::optional<app::RosterPlayer> player(domain::PlayerId id) override { return roster::find(connection_, id); }
  bool is_in_started_draft(domain::PlayerId id) override { return roster::is_in_started_draft(connection_, id); }
  bool is_in_active_draft(domain::PlayerId id) override { return roster::is_in_active_draft(connection_, id); }
  bool is_captain_of_pending_draft(domain::PlayerId id) override {
    return roster::is_captain_of_pending_draft(connection_, id);
  }

  std::vector<app::DraftRecord> drafts() override { return drafts::newest_first(connection_); }
  std::vector<app::DraftRecord> drafts(domain::TournamentId id) override { return drafts::of(connection_, id); }
  std::vector<app::DraftRecord> drafts_before(domain::TournamentId id, std::optional<domain::DraftId> before,
                                              int limit) override {
    return drafts::before(connection_, id, before, limit);
  }
  std::vector<app::DraftRecord> some_drafts(domain::TournamentId first, domain::TournamentId last, int limit,
                                            bool with_private) override {
    return drafts::some_of(connection_, first, last, limit, with_private);
  }
  std::optional<app::DraftRecord> draft(domain::DraftId id) override { return drafts::find(connection_, id); }
  domain::Setup setup(domain::DraftId id) override { return drafts::setup(connection_, id); }

  std::vector<domain::Event> events_after(domain::DraftId id, domain::Seq after, int limit) override {
    return event_log::after(connection_, id, after, limit);
  }
  std::vector<domain::Event> events_before(domain::DraftId id, std::optional<domain::Seq> before, int limit) override {
    return event_log::before(connection_, id, before, limit);
  }
  std::vector<domain::Event> events_after(domain::TournamentId id, domain::Seq after, int limit) override {
    return event_log::after(connection_, id, after, limit);
  }
  std::vector<domain::Event> events_before(domain::TournamentId id, std::optional<domain::Seq> before,
                                           int limit) override {
    return event_log::before(connection_, id, before, limit);
  }
  domain::Seq tournament_head(domain::TournamentId id) override { return event_log::head(connection_, id); }

  std::vector<app::AccountRecord> accounts() override { return accounts::all(connection_); }
  std::vector<app::AccountRecord> accounts_after(domain::AccountId after, int limit) override {
    return accounts::after(connection_, after, limit);
  }
  std::vector<app::Account> account_names() override { return accounts::names(connection_); }
  std::optional<app::AccountRecord> account(domain::AccountId id) override { return accounts::find(connection_, id); }
  std::optional<app::AccountRecord> account_of_discord(std::string_view discord_id) override {
    return accounts::of_discord(connection_, discord_id);
  }
  std::optional<app::Credentials> credentials(std::string_view account_name) override {
    return accounts::credentials(connection_, account_name);
  }

  std::optional<app::Session> session(const app::SessionHash& hash) override {
    return sessions::find(connection_, hash);
  }
  std::vector<app::Session> sessions_of(domain::AccountId account) override {
    return sessions::of_account(connection_, account);
  }
  std::vector<app::Seat> seats(domain::DraftId id) override { return seats::of(connection_, id); }
  std::vector<app::Seat> seats_of(domain::AccountId account) override {
    return seats::of_account(connection_, account);
  }
  std::optional<domain::Timestamp> seat_taken_at(domain::DraftId draft, domain::TeamId team) override {
    return seats::taken_at(connection_, draft, team);
  }

  bool is_organiser(domain::TournamentId id, domain::AccountId account) override {
    return tournament_people::is_organiser(connection_, id, account);
  }
  std::vector<app::Account> organisers(domain::TournamentId id) override {
    return tournament_people::organisers(connection_, id);
  }
  std::vector<app::Account> members(domain::TournamentId id) override {
    return tournament_people::members(connection_, id);
  }
  bool belongs_to(domain::TournamentId id, domain::AccountId account) override {
    return tournament_people::belongs(connection_, id, account);
  }
  std::vector<domain::TournamentId> tournaments_of(domain::AccountId account) override {
    return tournament_people::tournaments_of(connection_, account);
  }
  std::vector<app::RosterPlayer> players_of(domain::AccountId account) override {
    return roster::of_account(connection_, account);
  }

  std::vector<app::Invite> invites() override { return invites::all(connection_); }
  std::optional<app::Invite> invite(const app::SecretHash& hash) override { return invites::find(connection_, hash); }

  std::vector<app::AuditEntry> audit_before(std::optional<std::int64_t> before, int limit) override {
    return audit::before(connection_, before, limit);
  }
  std::vector<app::AuditEntry> audit_of(domain::AccountId actor) override {
    return audit::of_actor(connection_, actor);
  }

  std::int64_t access_version() override { return access::version(connection_); }
  app::PrivateChannels private_channels() override { return access::private_channels(connection_); }

 protected:
  Connection& connection_;
  const std::string& epoch_;
};

}  // namespace draftwire::storage
