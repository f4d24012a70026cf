#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/postgres/announcing_order.hpp"
#include "storage/postgres/seen_log.hpp"
#include "storage/rows/row_writer.hpp"

namespace draftwire::storage {

// What app::StoreWriter promises while other nodes write as well: whatever a decision is taken on is locked before it
// is read, until the transaction ends: first the tournament, then the draft, the rights, and accounts last. Lives as
// long as that.
class PostgresWriter final : public RowWriter {
 public:
  PostgresWriter(Connection& connection, const std::string& epoch, AnnouncingOrder::Places& places)
      : RowWriter(connection, epoch), places_(places) {}

  std::optional<app::Tournament> tournament(domain::TournamentId id) override;
  std::optional<app::RosterPlayer> player(domain::PlayerId id) override;
  std::optional<app::DraftRecord> draft(domain::DraftId id) override;

  std::optional<app::Credentials> credentials(std::string_view account_name) override;

  domain::Timestamp league_time(domain::DraftId id, domain::Timestamp node_time) override;
  std::vector<domain::Event> append(domain::DraftId id, const domain::Decision& decision) override;
  void delete_tournament(domain::TournamentId id) override;

  std::vector<app::RosterPlayer> insert_players(domain::TournamentId id,
                                                std::span<const app::NewPlayer> players) override;
  void update_player(const app::RosterPlayer& player) override;
  void delete_player(domain::PlayerId id) override;

  domain::DraftId insert_draft(domain::TournamentId id, const app::DraftSpec& spec, domain::Timestamp at) override;
  void update_draft(domain::DraftId id, const app::DraftSpec& spec) override;

  void delete_sessions_of(domain::AccountId account) override;

  // Where append() has left the logs.
  [[nodiscard]] const std::vector<SeenHead>& heads() const { return heads_; }

 private:
  void lock(domain::TournamentId id);
  void lock(domain::DraftId id);
  void lock_tournament_of(domain::PlayerId id);
  void keep(domain::TournamentId id);

  AnnouncingOrder::Places& places_;
  std::set<domain::TournamentId> locked_;
  std::set<domain::DraftId> locked_drafts_;
  std::vector<SeenHead> heads_;
};

using PostgresReader = RowReader<app::StoreReader>;

}  // namespace draftwire::storage
