#include "storage/postgres/postgres_writer.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kLockTournament = "SELECT id FROM tournaments WHERE id = ? FOR UPDATE";

constexpr std::string_view kLockDraft = R"sql(
  SELECT t.id FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE d.id = ? FOR UPDATE OF t, d)sql";

constexpr std::string_view kLockTournamentOfPlayer = R"sql(
  SELECT t.id FROM players AS p JOIN tournaments AS t ON t.id = p.tournament_id
  WHERE p.id = ? FOR UPDATE OF t)sql";

// In milliseconds, as all times are kept.
constexpr std::string_view kNow = "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

// Whoever opens a session by them waits for whoever changes the account or ends its sessions, and the other way round;
// what only refers to the account waits for neither.
constexpr std::string_view kLockCredentials = "SELECT id FROM accounts WHERE name = ? FOR SHARE";
constexpr std::string_view kLockAccount = "SELECT id FROM accounts WHERE id = ? FOR NO KEY UPDATE";

domain::TournamentId tournament_from(const Query& row) {
  return row.id<domain::TournamentId>(0);
}

}  // namespace

std::optional<app::Tournament> PostgresWriter::tournament(domain::TournamentId id) {
  lock(id);
  return RowWriter::tournament(id);
}

std::optional<app::RosterPlayer> PostgresWriter::player(domain::PlayerId id) {
  lock_tournament_of(id);
  return RowWriter::player(id);
}

std::optional<app::DraftRecord> PostgresWriter::draft(domain::DraftId id) {
  lock(id);
  return RowWriter::draft(id);
}

std::optional<app::Credentials> PostgresWriter::credentials(std::string_view account_name) {
  connection_.query(kLockCredentials).with(account_name).run();
  return RowWriter::credentials(account_name);
}

// Asked once the lock is there: a commit that waited for another happens after it.
domain::Timestamp PostgresWriter::league_time(domain::DraftId id, domain::Timestamp node_time) {
  lock(id);
  const auto now = connection_.query(kNow).first([](const Query& row) { return row.time(0); });
  return RowWriter::league_time(id, now.value_or(node_time));
}

std::vector<domain::Event> PostgresWriter::append(domain::DraftId id, const domain::Decision& decision) {
  lock(id);
  std::vector<domain::Event> events = RowWriter::append(id, decision);
  heads_.push_back(head_of(events.back()));
  return events;
}

void PostgresWriter::delete_tournament(domain::TournamentId id) {
  lock(id);
  RowWriter::delete_tournament(id);
}

std::vector<app::RosterPlayer> PostgresWriter::insert_players(domain::TournamentId id,
                                                              std::span<const app::NewPlayer> players) {
  lock(id);
  return RowWriter::insert_players(id, players);
}

void PostgresWriter::update_player(const app::RosterPlayer& player) {
  lock(player.tournament_id);
  RowWriter::update_player(player);
}

void PostgresWriter::delete_player(domain::PlayerId id) {
  lock_tournament_of(id);
  RowWriter::delete_player(id);
}

domain::DraftId PostgresWriter::insert_draft(domain::TournamentId id, const app::DraftSpec& spec,
                                             domain::Timestamp at) {
  lock(id);
  return RowWriter::insert_draft(id, spec, at);
}

void PostgresWriter::update_draft(domain::DraftId id, const app::DraftSpec& spec) {
  lock(id);
  RowWriter::update_draft(id, spec);
}

void PostgresWriter::delete_sessions_of(domain::AccountId account) {
  connection_.query(kLockAccount).with(account).run();
  RowWriter::delete_sessions_of(account);
}

void PostgresWriter::lock(domain::TournamentId id) {
  if (locked_.contains(id)) return;
  if (const auto found = connection_.query(kLockTournament).with(id).first(tournament_from)) keep(*found);
}

void PostgresWriter::lock(domain::DraftId id) {
  if (locked_drafts_.contains(id)) return;
  const auto tournament = connection_.query(kLockDraft).with(id).first(tournament_from);
  if (!tournament) return;
  locked_drafts_.insert(id);
  keep(*tournament);
}

void PostgresWriter::lock_tournament_of(domain::PlayerId id) {
  if (const auto found = connection_.query(kLockTournamentOfPlayer).with(id).first(tournament_from)) keep(*found);
}

void PostgresWriter::keep(domain::TournamentId id) {
  if (locked_.insert(id).second) places_.take(id);
}

}  // namespace draftwire::storage
