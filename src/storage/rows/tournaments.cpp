#include "storage/rows/tournaments.hpp"

namespace draftwire::storage::tournaments {
namespace {

constexpr std::string_view kAll = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation
  FROM tournaments AS t ORDER BY id)sql";

constexpr std::string_view kFind = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation
  FROM tournaments AS t WHERE id = ?)sql";

constexpr std::string_view kInsert = "INSERT INTO tournaments (name, created_at) VALUES (?, ?) RETURNING id";

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

std::optional<app::Tournament> find(Connection& connection, domain::TournamentId id) {
  return connection.query(kFind).with(id).first(tournament_from);
}

domain::TournamentId insert(Connection& connection, std::string_view name, domain::Timestamp at) {
  return {connection.query(kInsert).with(name, at).number()};
}

void set_visibility(Connection& connection, domain::TournamentId id, app::Visibility visibility) {
  connection.query(kSetVisibility).with(id, app::to_string(visibility)).run();
}

void rename(Connection& connection, domain::TournamentId id, std::string_view name) {
  connection.query(kRename).with(id, name).run();
}

void remove(Connection& connection, domain::TournamentId id) {
  connection.query(kDeleteDrafts).with(id).run();
  connection.query(kDeletePlayers).with(id).run();
  connection.query(kDelete).with(id).run();
}

}  // namespace draftwire::storage::tournaments
