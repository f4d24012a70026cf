#include "storage/postgres/postgres_write_transaction.hpp"

namespace draftwire::storage {
namespace {

constexpr std::string_view kLockTournament = "SELECT id FROM tournaments WHERE id = ? FOR UPDATE";

constexpr std::string_view kLockDraft = R"sql(
  SELECT t.id FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE d.id = ? FOR UPDATE OF t, d)sql";

constexpr std::string_view kLockTournamentOfPlayer = R"sql(
  SELECT t.id FROM players AS p JOIN tournaments AS t ON t.id = p.tournament_id
  WHERE p.id = ? FOR UPDATE OF t)sql";

constexpr std::string_view kLockRights = "SELECT version FROM access_version FOR NO KEY UPDATE";

// In milliseconds, as all times are kept.
constexpr std::string_view kNow = "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

// A session that is opened by them waits for a change of the account and for the end of its sessions, and the other way
// round; what only refers to the account waits for neither.
constexpr std::string_view kLockCredentials = "SELECT id FROM accounts WHERE name = ? FOR SHARE";
constexpr std::string_view kLockAccount = "SELECT id FROM accounts WHERE id = ? FOR NO KEY UPDATE";

domain::TournamentId tournament_from(const Query& row) {
  return row.id<domain::TournamentId>(0);
}

}  // namespace

void PostgresWriteTransaction::lock(domain::TournamentId id) {
  if (locks().holds(id)) return;
  keep(connection().query(kLockTournament).with(id).first(tournament_from));
  locks().add(id);
}

void PostgresWriteTransaction::lock(domain::DraftId id) {
  if (locks().add(id)) keep(connection().query(kLockDraft).with(id).first(tournament_from));
}

void PostgresWriteTransaction::lock(domain::PlayerId id) {
  if (locks().add(id)) keep(connection().query(kLockTournamentOfPlayer).with(id).first(tournament_from));
}

void PostgresWriteTransaction::lock_rights() {
  connection().query(kLockRights).run();
}

void PostgresWriteTransaction::lock(domain::AccountId id) {
  connection().query(kLockAccount).with(id).run();
  locks().add(id);
}

void PostgresWriteTransaction::lock_credentials(std::string_view account_name) {
  connection().query(kLockCredentials).with(account_name).run();
}

// Asked once the lock is there: a commit that waited for another happens after it.
domain::Timestamp PostgresWriteTransaction::league_time(domain::DraftId id, domain::Timestamp node_time) {
  locks().require(id);
  const auto now = connection().query(kNow).first([](const Query& row) { return row.time(0); });
  return RowWriteTransaction::league_time(id, now.value_or(node_time));
}

void PostgresWriteTransaction::keep(std::optional<domain::TournamentId> locked) {
  if (locked && locks().add(*locked)) turns_.take(*locked);
}

}  // namespace draftwire::storage
