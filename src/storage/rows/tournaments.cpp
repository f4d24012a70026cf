#include "storage/rows/tournaments.hpp"

#include <limits>

namespace draftwire::storage::tournaments {
namespace {

constexpr std::string_view kAll = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation
  FROM tournaments AS t ORDER BY id)sql";

constexpr std::string_view kBefore = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation
  FROM tournaments AS t WHERE id < ? ORDER BY id DESC LIMIT ?)sql";

constexpr std::string_view kPublicBefore = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation
  FROM tournaments AS t WHERE id < ? AND visibility = 'public' ORDER BY id DESC LIMIT ?)sql";

constexpr std::string_view kMadeBy = "SELECT count(*) FROM tournaments WHERE created_by = ?";

constexpr std::string_view kFind = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation
  FROM tournaments AS t WHERE id = ?)sql";

constexpr std::string_view kInsert =
    "INSERT INTO tournaments (name, created_by, created_at) VALUES (?, ?, ?) RETURNING id";

constexpr std::string_view kSetupVersion = "SELECT setup_version FROM tournaments WHERE id = ?";

// A roster without pending drafts belongs to no set-up.
constexpr std::string_view kCountSetupChange = R"sql(
  UPDATE tournaments SET setup_version = setup_version + 1
  WHERE id = ?1 AND EXISTS (SELECT 1 FROM drafts WHERE tournament_id = ?1 AND status = 'pending'))sql";

constexpr std::string_view kSetVisibility = "UPDATE tournaments SET visibility = ?2 WHERE id = ?1";

constexpr std::string_view kRename = "UPDATE tournaments SET name = ?2 WHERE id = ?1";

// The rest of a draft and of a tournament goes with its row, in this order because players are kept by drafts.
constexpr std::string_view kDeleteDrafts = "DELETE FROM drafts WHERE tournament_id = ?";
constexpr std::string_view kDeletePlayers = "DELETE FROM players WHERE tournament_id = ?";
constexpr std::string_view kDelete = "DELETE FROM tournaments WHERE id = ?";

app::Tournament tournament_from(const Query& row) {
  return {row.id<domain::TournamentId>(0),           row.text(1), row.time(2), row.small(3), row.small(4),
          app::visibility_from(row.view(5)).value(), row.small(6)};
}

}  // namespace

std::vector<app::Tournament> all(Connection& connection) {
  return connection.query(kAll).all(tournament_from);
}

std::vector<app::Tournament> before(Connection& connection, std::optional<domain::TournamentId> before, int limit,
                                    bool with_private) {
  const domain::TournamentId last = before.value_or(domain::TournamentId{std::numeric_limits<std::int64_t>::max()});
  return connection.query(with_private ? kBefore : kPublicBefore).with(last, limit).all(tournament_from);
}

std::optional<app::Tournament> find(Connection& connection, domain::TournamentId id) {
  return connection.query(kFind).with(id).first(tournament_from);
}

int made_by(Connection& connection, domain::AccountId account) {
  return static_cast<int>(connection.query(kMadeBy).with(account).number());
}

domain::TournamentId insert(Connection& connection, std::string_view name, std::optional<domain::AccountId> creator,
                            domain::Timestamp at) {
  return {connection.query(kInsert).with(name, creator, at).number()};
}

void set_visibility(Connection& connection, domain::TournamentId id, app::Visibility visibility) {
  connection.query(kSetVisibility).with(id, app::to_string(visibility)).run();
}

void rename(Connection& connection, domain::TournamentId id, std::string_view name) {
  connection.query(kRename).with(id, name).run();
}

std::int64_t setup_version(Connection& connection, domain::TournamentId id) {
  const auto version = connection.query(kSetupVersion).with(id).first([](const Query& row) { return row.integer(0); });
  return version.value_or(0);
}

void count_setup_change(Connection& connection, domain::TournamentId id) {
  connection.query(kCountSetupChange).with(id).run();
}

void remove(Connection& connection, domain::TournamentId id) {
  connection.query(kDeleteDrafts).with(id).run();
  connection.query(kDeletePlayers).with(id).run();
  connection.query(kDelete).with(id).run();
}

}  // namespace draftwire::storage::tournaments
