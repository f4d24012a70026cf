#include "storage/rows/sessions.hpp"

#include "storage/rows/access.hpp"
#include "storage/rows/accounts.hpp"
#include "storage/rows/seats.hpp"

namespace draftwire::storage::sessions {
namespace {

constexpr std::string_view kFind = R"sql(
  SELECT s.created_at, s.last_seen_at, a.id, a.name, a.role
  FROM sessions AS s LEFT JOIN accounts AS a ON a.id = s.account_id AND a.disabled_at IS NULL
  WHERE s.hash = ?)sql";

constexpr std::string_view kOfAccount = R"sql(
  SELECT s.created_at, s.last_seen_at, a.id, a.name, a.role
  FROM sessions AS s JOIN accounts AS a ON a.id = s.account_id
  WHERE s.account_id = ? ORDER BY s.created_at)sql";

constexpr std::string_view kPasses = R"sql(
  SELECT p.tournament_id, p.generation
  FROM session_tournaments AS p
  JOIN tournaments AS t ON t.id = p.tournament_id AND t.link_generation = p.generation AND t.deleted_at IS NULL
  WHERE p.session_hash = ? ORDER BY p.tournament_id)sql";

constexpr std::string_view kInsert =
    "INSERT INTO sessions (hash, account_id, created_at, last_seen_at) VALUES (?, ?, ?, ?)";

constexpr std::string_view kInsertSeat =
    "INSERT INTO session_seats (session_hash, team_id, generation, taken_at) VALUES (?, ?, ?, ?)";

constexpr std::string_view kInsertPass =
    "INSERT INTO session_tournaments (session_hash, tournament_id, generation) VALUES (?, ?, ?)";

constexpr std::string_view kTouch = "UPDATE sessions SET last_seen_at = ?2 WHERE hash = ?1";
constexpr std::string_view kDelete = "DELETE FROM sessions WHERE hash = ?";
constexpr std::string_view kDeleteOfAccount = "DELETE FROM sessions WHERE account_id = ?";
constexpr std::string_view kDeleteEnded = "DELETE FROM sessions WHERE last_seen_at < ? OR created_at < ?";

app::Session session_from(const Query& row) {
  app::Session session;
  session.created_at = row.time(0);
  session.last_seen_at = row.time(1);
  if (!row.is_null(2)) {
    session.account = accounts::from(row, 2);
  }
  return session;
}

class SessionRows final : public app::SessionStore {
 public:
  explicit SessionRows(RowContext& context) : connection_(context.connection), locks_(context.locks) {}

  std::optional<app::Session> find(const app::SessionHash& hash) const override {
    std::optional<app::Session> session = connection_.query(kFind).with(hash).first(session_from);
    if (!session) return session;
    session->seats = seats::of_session(connection_, hash);
    session->passes = connection_.query(kPasses).with(hash).all(
        [](const Query& row) { return app::WatchPass{row.id<domain::TournamentId>(0), row.small(1)}; });
    return session;
  }

  std::vector<app::Session> of_account(domain::AccountId account) const override {
    return connection_.query(kOfAccount).with(account).all(session_from);
  }

  void insert(const app::SessionHash& hash, const app::Session& session) override {
    std::optional<domain::AccountId> account;
    if (session.account) account = session.account->id;
    connection_.query(kInsert).with(hash, account, session.created_at, session.last_seen_at).run();
    for (const app::Seat& seat : session.seats) {
      connection_.query(kInsertSeat).with(hash, seat.team_id, seat.generation, session.last_seen_at).run();
    }
    for (const app::WatchPass& pass : session.passes) {
      connection_.query(kInsertPass).with(hash, pass.tournament_id, pass.generation).run();
    }
  }

  void touch(const app::SessionHash& hash, domain::Timestamp at) override {
    connection_.query(kTouch).with(hash, at).run();
  }

  void remove(const app::SessionHash& hash) override {
    access::move_version(connection_);
    connection_.query(kDelete).with(hash).run();
  }

  void remove_of_account(domain::AccountId account) override {
    locks_.require(account);
    access::move_version(connection_);
    connection_.query(kDeleteOfAccount).with(account).run();
  }

  void remove_ended(domain::Timestamp used_before, domain::Timestamp begun_before) override {
    connection_.query(kDeleteEnded).with(used_before, begun_before).run();
  }

 private:
  Connection& connection_;
  const HeldLocks& locks_;
};

}  // namespace

std::unique_ptr<app::SessionStore> make(RowContext& context) {
  return std::make_unique<SessionRows>(context);
}

}  // namespace draftwire::storage::sessions
