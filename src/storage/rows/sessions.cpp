#include "storage/rows/sessions.hpp"

#include "storage/rows/seats.hpp"

namespace draftwire::storage::sessions {
namespace {

constexpr std::string_view kFind = R"sql(
  SELECT s.created_at, s.last_seen_at, a.id, a.name, a.role
  FROM sessions AS s LEFT JOIN accounts AS a ON a.id = s.account_id WHERE s.hash = ?)sql";

constexpr std::string_view kInsert =
    "INSERT INTO sessions (hash, account_id, created_at, last_seen_at) VALUES (?, ?, ?, ?)";

constexpr std::string_view kInsertSeat =
    "INSERT INTO session_seats (session_hash, team_id, generation) VALUES (?, ?, ?)";

constexpr std::string_view kTouch = "UPDATE sessions SET last_seen_at = ?2 WHERE hash = ?1";
constexpr std::string_view kDelete = "DELETE FROM sessions WHERE hash = ?";
constexpr std::string_view kDeleteIdle = "DELETE FROM sessions WHERE last_seen_at < ?";

app::Session session_from(const Query& row) {
  app::Session session;
  session.created_at = row.time(0);
  session.last_seen_at = row.time(1);
  if (!row.is_null(2)) {
    session.account = app::Account{row.id<domain::AccountId>(2), row.text(3), app::role_from(row.view(4)).value()};
  }
  return session;
}

}  // namespace

std::optional<app::Session> find(Connection& connection, const app::SessionHash& hash) {
  std::optional<app::Session> session = connection.query(kFind).with(hash).first(session_from);
  if (session) session->seats = seats::of_session(connection, hash);
  return session;
}

void insert(Connection& connection, const app::SessionHash& hash, const app::Session& session) {
  std::optional<domain::AccountId> account;
  if (session.account) account = session.account->id;
  connection.query(kInsert).with(hash, account, session.created_at, session.last_seen_at).run();
  for (const app::Seat& seat : session.seats) {
    connection.query(kInsertSeat).with(hash, seat.team_id, seat.generation).run();
  }
}

void touch(Connection& connection, const app::SessionHash& hash, domain::Timestamp at) {
  connection.query(kTouch).with(hash, at).run();
}

void remove(Connection& connection, const app::SessionHash& hash) {
  connection.query(kDelete).with(hash).run();
}

void remove_idle_since(Connection& connection, domain::Timestamp at) {
  connection.query(kDeleteIdle).with(at).run();
}

}  // namespace draftwire::storage::sessions
