#pragma once

#include <string>

#include "app/store.hpp"
#include "storage/rows/accounts.hpp"
#include "storage/rows/connection.hpp"
#include "storage/rows/drafts.hpp"
#include "storage/rows/event_log.hpp"
#include "storage/rows/roster.hpp"
#include "storage/rows/seats.hpp"
#include "storage/rows/sessions.hpp"
#include "storage/rows/tournaments.hpp"

namespace draftwire::storage {

// What app::StoreReader promises, on a connection that is inside a transaction. `Port` is StoreReader or StoreWriter.
template <class Port>
class RowReader : public Port {
 public:
  RowReader(Connection& connection, const std::string& epoch) : connection_(connection), epoch_(epoch) {}

  std::string epoch() override { return epoch_; }

  std::vector<app::Tournament> tournaments() override { return tournaments::all(connection_); }
  std::optional<app::Tournament> tournament(domain::TournamentId id) override {
    return tournaments::find(connection_, id);
  }
  bool is_organiser(domain::TournamentId id, domain::AccountId account) override {
    return tournaments::is_organiser(connection_, id, account);
  }

  std::vector<app::RosterPlayer> roster(domain::TournamentId id) override { return roster::of(connection_, id); }
  std::optional<app::RosterPlayer> player(domain::PlayerId id) override { return roster::find(connection_, id); }
  bool is_in_started_draft(domain::PlayerId id) override { return roster::is_in_started_draft(connection_, id); }
  bool is_in_active_draft(domain::PlayerId id) override { return roster::is_in_active_draft(connection_, id); }
  bool is_captain_of_pending_draft(domain::PlayerId id) override {
    return roster::is_captain_of_pending_draft(connection_, id);
  }

  std::vector<app::DraftRecord> drafts() override { return drafts::newest_first(connection_); }
  std::vector<app::DraftRecord> drafts(domain::TournamentId id) override { return drafts::of(connection_, id); }
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

  std::vector<app::Account> accounts() override { return accounts::all(connection_); }
  std::optional<app::Credentials> credentials(std::string_view account_name) override {
    return accounts::credentials(connection_, account_name);
  }

  std::optional<app::Session> session(const app::SessionHash& hash) override {
    return sessions::find(connection_, hash);
  }
  std::vector<app::Seat> seats(domain::DraftId id) override { return seats::of(connection_, id); }
  std::vector<app::Seat> seats_of(domain::AccountId account) override {
    return seats::of_account(connection_, account);
  }
  std::optional<domain::Timestamp> seat_taken_at(domain::DraftId draft, domain::TeamId team) override {
    return seats::taken_at(connection_, draft, team);
  }

 protected:
  Connection& connection_;
  const std::string& epoch_;
};

}  // namespace draftwire::storage
