#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "storage/rows/row_reader.hpp"

namespace draftwire::storage {

// What app::StoreWriter promises, on a connection that is inside a write transaction. Lives as long as that.
class RowWriter : public RowReader<app::StoreWriter> {
 public:
  using RowReader::RowReader;

  domain::Timestamp league_time(domain::DraftId id, domain::Timestamp node_time) override;
  std::vector<domain::Event> append(domain::DraftId id, const domain::Decision& decision) override;

  void on_commit(std::function<void()> after) override;

  domain::TournamentId insert_tournament(std::string_view name, std::optional<domain::AccountId> organiser,
                                         domain::Timestamp at) override;
  void set_visibility(domain::TournamentId id, app::Visibility visibility) override;
  void rename_tournament(domain::TournamentId id, std::string_view name) override;
  void delete_tournament(domain::TournamentId id) override;

  std::vector<app::RosterPlayer> insert_players(domain::TournamentId id,
                                                std::span<const app::NewPlayer> players) override;
  void update_player(const app::RosterPlayer& player) override;
  void delete_player(domain::PlayerId id) override;

  domain::DraftId insert_draft(domain::TournamentId id, const app::DraftSpec& spec, domain::Timestamp at) override;
  void update_draft(domain::DraftId id, const app::DraftSpec& spec) override;

  void lock_rights() override;

  domain::AccountId insert_account(std::string_view name, app::Role role, std::string_view password_hash,
                                   domain::Timestamp at) override;
  void rename_account(domain::AccountId id, std::string_view name) override;
  void set_role(domain::AccountId id, app::Role role) override;
  void set_disabled_at(domain::AccountId id, std::optional<domain::Timestamp> at) override;
  void set_password(domain::AccountId id, std::string_view password_hash) override;
  void set_discord(domain::AccountId id, std::optional<std::string_view> discord_id) override;
  void delete_account(domain::AccountId id) override;

  void insert_session(const app::SessionHash& hash, const app::Session& session) override;
  void touch_session(const app::SessionHash& hash, domain::Timestamp at) override;
  void delete_session(const app::SessionHash& hash) override;
  void delete_sessions_of(domain::AccountId account) override;
  void delete_ended_sessions(domain::Timestamp used_before, domain::Timestamp begun_before) override;

  int rotate_seat(domain::DraftId draft, domain::TeamId team) override;

  void insert_organiser(domain::TournamentId id, domain::AccountId account) override;
  void delete_organiser(domain::TournamentId id, domain::AccountId account) override;
  void insert_member(domain::TournamentId id, domain::AccountId account) override;
  void delete_member(domain::TournamentId id, domain::AccountId account) override;
  int rotate_watch_link(domain::TournamentId id) override;
  void link_players_of_discord(std::string_view discord_id, domain::AccountId account) override;
  void unlink_players_of_discord(std::string_view discord_id, domain::AccountId account) override;

  std::int64_t insert_invite(const app::Invite& invite) override;
  void delete_invite(std::int64_t id) override;
  void delete_invites_of_kind(app::InviteKind kind) override;
  void delete_invites_expired_at(domain::Timestamp at) override;

  void append_audit(const app::AuditEntry& entry) override;
  void delete_audit_before(domain::Timestamp at) override;

  // What on_commit() was given, in that order.
  [[nodiscard]] std::vector<std::function<void()>> take_after_commit() { return std::exchange(after_commit_, {}); }

 private:
  std::vector<std::function<void()>> after_commit_;
};

// Runs them in order. An exception is logged and stops none of the others: what is durable stays so. Precondition: the
// transaction is durable.
void run_after_commit(const std::vector<std::function<void()>>& after_commit) noexcept;

}  // namespace draftwire::storage
