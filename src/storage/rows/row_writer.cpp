#include "storage/rows/row_writer.hpp"

#include <algorithm>
#include <utility>

#include "base/log_limit.hpp"

#include "base/exception_text.hpp"

namespace draftwire::storage {

domain::Timestamp RowWriter::league_time(domain::DraftId id, domain::Timestamp node_time) {
  return std::max(node_time, event_log::last_moment(connection_, id).value_or(node_time));
}

std::vector<domain::Event> RowWriter::append(domain::DraftId id, const domain::Decision& decision) {
  std::vector<domain::Event> events = event_log::append(connection_, id, decision);
  drafts::follow(connection_, id, events);
  return events;
}

void RowWriter::on_commit(std::function<void()> after) {
  after_commit_.push_back(std::move(after));
}

domain::TournamentId RowWriter::insert_tournament(std::string_view name, std::optional<domain::AccountId> organiser,
                                                  domain::Timestamp at) {
  const domain::TournamentId id = tournaments::insert(connection_, name, organiser, at);
  if (organiser) tournament_people::insert_organiser(connection_, id, *organiser);
  return id;
}

void RowWriter::set_visibility(domain::TournamentId id, app::Visibility visibility) {
  access::move_version(connection_);
  tournaments::set_visibility(connection_, id, visibility);
}

void RowWriter::rename_tournament(domain::TournamentId id, std::string_view name) {
  tournaments::rename(connection_, id, name);
}

void RowWriter::delete_tournament(domain::TournamentId id) {
  tournaments::remove(connection_, id);
}

std::vector<app::RosterPlayer> RowWriter::insert_players(domain::TournamentId id,
                                                         std::span<const app::NewPlayer> players) {
  tournaments::count_setup_change(connection_, id);
  return roster::insert(connection_, id, players);
}

void RowWriter::update_player(const app::RosterPlayer& player) {
  access::move_version(connection_);
  tournaments::count_setup_change(connection_, player.tournament_id);
  roster::update(connection_, player);
}

void RowWriter::delete_player(domain::PlayerId id) {
  access::move_version(connection_);
  if (const auto player = roster::find(connection_, id)) {
    tournaments::count_setup_change(connection_, player->tournament_id);
  }
  roster::remove(connection_, id);
}

domain::DraftId RowWriter::insert_draft(domain::TournamentId id, const app::DraftSpec& spec, domain::Timestamp at) {
  const domain::DraftId draft = drafts::insert(connection_, id, spec, at);
  tournaments::count_setup_change(connection_, id);
  return draft;
}

void RowWriter::update_draft(domain::DraftId id, const app::DraftSpec& spec) {
  access::move_version(connection_);  // a captain who is replaced loses their seat
  drafts::update(connection_, id, spec);
  if (const auto draft = drafts::find(connection_, id)) {
    tournaments::count_setup_change(connection_, draft->tournament_id);
  }
}

void RowWriter::lock_rights() {
  access::move_version(connection_);
}

domain::AccountId RowWriter::insert_account(std::string_view name, app::Role role, std::string_view password_hash,
                                            domain::Timestamp at) {
  return accounts::insert(connection_, name, role, password_hash, at);
}

void RowWriter::rename_account(domain::AccountId id, std::string_view name) {
  accounts::rename(connection_, id, name);
}

void RowWriter::set_role(domain::AccountId id, app::Role role) {
  access::move_version(connection_);
  accounts::set_role(connection_, id, role);
}

void RowWriter::set_disabled_at(domain::AccountId id, std::optional<domain::Timestamp> at) {
  access::move_version(connection_);
  accounts::set_disabled_at(connection_, id, at);
}

void RowWriter::set_password(domain::AccountId id, std::string_view password_hash) {
  accounts::set_password(connection_, id, password_hash);
}

void RowWriter::set_discord(domain::AccountId id, std::optional<std::string_view> discord_id) {
  accounts::set_discord(connection_, id, discord_id);
}

void RowWriter::delete_account(domain::AccountId id) {
  access::move_version(connection_);
  accounts::remove(connection_, id);
}

void RowWriter::insert_session(const app::SessionHash& hash, const app::Session& session) {
  sessions::insert(connection_, hash, session);
}

void RowWriter::touch_session(const app::SessionHash& hash, domain::Timestamp at) {
  sessions::touch(connection_, hash, at);
}

void RowWriter::delete_session(const app::SessionHash& hash) {
  access::move_version(connection_);
  sessions::remove(connection_, hash);
}

void RowWriter::delete_sessions_of(domain::AccountId account) {
  access::move_version(connection_);
  sessions::remove_of_account(connection_, account);
}

void RowWriter::delete_ended_sessions(domain::Timestamp used_before, domain::Timestamp begun_before) {
  sessions::remove_ended(connection_, used_before, begun_before);
}

int RowWriter::rotate_seat(domain::DraftId draft, domain::TeamId team) {
  access::move_version(connection_);
  return seats::rotate(connection_, draft, team);
}

void RowWriter::insert_organiser(domain::TournamentId id, domain::AccountId account) {
  tournament_people::insert_organiser(connection_, id, account);
}

void RowWriter::delete_organiser(domain::TournamentId id, domain::AccountId account) {
  access::move_version(connection_);
  tournament_people::remove_organiser(connection_, id, account);
}

void RowWriter::insert_member(domain::TournamentId id, domain::AccountId account) {
  tournament_people::insert_member(connection_, id, account);
}

void RowWriter::delete_member(domain::TournamentId id, domain::AccountId account) {
  access::move_version(connection_);
  tournament_people::remove_member(connection_, id, account);
}

int RowWriter::rotate_watch_link(domain::TournamentId id) {
  access::move_version(connection_);
  return tournament_people::rotate_link(connection_, id);
}

void RowWriter::link_players_of_discord(std::string_view discord_id, domain::AccountId account) {
  access::move_version(connection_);
  roster::link_discord(connection_, discord_id, account);
}

void RowWriter::unlink_players_of_discord(std::string_view discord_id, domain::AccountId account) {
  access::move_version(connection_);
  roster::unlink_discord(connection_, discord_id, account);
}

std::int64_t RowWriter::insert_invite(const app::Invite& invite) {
  return invites::insert(connection_, invite);
}

void RowWriter::delete_invite(std::int64_t id) {
  invites::remove(connection_, id);
}

void RowWriter::delete_invites_of_kind(app::InviteKind kind) {
  invites::remove_of_kind(connection_, kind);
}

void RowWriter::delete_invites_expired_at(domain::Timestamp at) {
  invites::remove_expired_at(connection_, at);
}

void RowWriter::append_audit(const app::AuditEntry& entry) {
  audit::append(connection_, entry);
}

void RowWriter::delete_audit_before(domain::Timestamp at) {
  audit::remove_before(connection_, at);
}

void run_after_commit(const std::vector<std::function<void()>>& after_commit) noexcept {
  for (const std::function<void()>& after : after_commit) {
    try {
      after();
    } catch (...) {
      limited_log::error("after a commit: {}", current_exception_text());
    }
  }
}

}  // namespace draftwire::storage
