#include "storage/rows/row_writer.hpp"

#include <exception>
#include <utility>

#include <spdlog/spdlog.h>

namespace draftwire::storage {

std::vector<domain::Event> RowWriter::append(domain::DraftId id, std::span<const domain::EventBody> bodies,
                                             const std::optional<domain::EventActor>& actor, domain::Timestamp at) {
  std::vector<domain::Event> events = event_log::append(connection_, id, bodies, actor, at);
  drafts::follow(connection_, id, events);
  return events;
}

void RowWriter::on_commit(std::function<void()> after) {
  after_commit_.push_back(std::move(after));
}

domain::TournamentId RowWriter::insert_tournament(std::string_view name, std::optional<domain::AccountId> organiser,
                                                  domain::Timestamp at) {
  return tournaments::insert(connection_, name, organiser, at);
}

void RowWriter::rename_tournament(domain::TournamentId id, std::string_view name) {
  tournaments::rename(connection_, id, name);
}

void RowWriter::delete_tournament(domain::TournamentId id) {
  tournaments::remove(connection_, id);
}

std::vector<app::RosterPlayer> RowWriter::insert_players(domain::TournamentId id,
                                                         std::span<const app::NewPlayer> players) {
  return roster::insert(connection_, id, players);
}

void RowWriter::update_player(const app::RosterPlayer& player) {
  roster::update(connection_, player);
}

void RowWriter::delete_player(domain::PlayerId id) {
  roster::remove(connection_, id);
}

domain::DraftId RowWriter::insert_draft(domain::TournamentId id, const app::DraftSpec& spec, domain::Timestamp at) {
  return drafts::insert(connection_, id, spec, at);
}

void RowWriter::update_draft(domain::DraftId id, const app::DraftSpec& spec) {
  drafts::update(connection_, id, spec);
}

domain::AccountId RowWriter::insert_account(std::string_view name, app::Role role, std::string_view password_hash,
                                            domain::Timestamp at) {
  return accounts::insert(connection_, name, role, password_hash, at);
}

void RowWriter::insert_session(const app::SessionHash& hash, const app::Session& session) {
  sessions::insert(connection_, hash, session);
}

void RowWriter::touch_session(const app::SessionHash& hash, domain::Timestamp at) {
  sessions::touch(connection_, hash, at);
}

void RowWriter::delete_session(const app::SessionHash& hash) {
  sessions::remove(connection_, hash);
}

void RowWriter::delete_sessions_idle_since(domain::Timestamp at) {
  sessions::remove_idle_since(connection_, at);
}

int RowWriter::rotate_seat(domain::DraftId draft, domain::TeamId team) {
  return seats::rotate(connection_, draft, team);
}

void run_after_commit(const std::vector<std::function<void()>>& after_commit) noexcept {
  for (const std::function<void()>& after : after_commit) {
    try {
      after();
    } catch (const std::exception& error) {
      spdlog::error("after a commit: {}", error.what());
    } catch (...) {
      spdlog::error("after a commit: something was thrown that is no exception");
    }
  }
}

}  // namespace draftwire::storage
