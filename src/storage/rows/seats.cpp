#include "storage/rows/seats.hpp"

#include <fmt/format.h>

#include "app/store.hpp"
#include "storage/rows/access.hpp"

namespace draftwire::storage::seats {
namespace {

constexpr std::string_view kOf = R"sql(
  SELECT t.draft_id, p.tournament_id, t.id, t.captain_id, coalesce(t.captain_name, p.name), t.seat_generation
  FROM teams AS t
  JOIN players AS p ON p.id = t.captain_id
  JOIN tournaments AS o ON o.id = p.tournament_id AND o.deleted_at IS NULL
  WHERE t.draft_id = ? ORDER BY t.draft_order)sql";

constexpr std::string_view kOfAccount = R"sql(
  SELECT t.draft_id, p.tournament_id, t.id, t.captain_id, coalesce(t.captain_name, p.name), t.seat_generation
  FROM players AS p
  JOIN teams AS t ON t.captain_id = p.id
  JOIN drafts AS d ON d.id = t.draft_id AND d.status IN ('pending', 'active')
  JOIN tournaments AS o ON o.id = p.tournament_id AND o.deleted_at IS NULL
  WHERE p.account_id = ? ORDER BY t.id)sql";

constexpr std::string_view kOfSession = R"sql(
  SELECT t.draft_id, p.tournament_id, t.id, t.captain_id, coalesce(t.captain_name, p.name), t.seat_generation
  FROM session_seats AS s
  JOIN teams AS t ON t.id = s.team_id AND t.seat_generation = s.generation
  JOIN players AS p ON p.id = t.captain_id
  JOIN tournaments AS o ON o.id = p.tournament_id AND o.deleted_at IS NULL
  WHERE s.session_hash = ? ORDER BY t.id)sql";

constexpr std::string_view kTakenAt = R"sql(
  SELECT min(coalesce(h.taken_at, s.created_at))
  FROM teams AS t
  JOIN session_seats AS h ON h.team_id = t.id AND h.generation = t.seat_generation
  JOIN sessions AS s ON s.hash = h.session_hash
  WHERE t.draft_id = ? AND t.id = ?)sql";

constexpr std::string_view kRotate = R"sql(
  UPDATE teams SET seat_generation = seat_generation + 1 WHERE draft_id = ? AND id = ?
  RETURNING seat_generation)sql";

app::Seat seat_from(const Query& row) {
  return {row.id<domain::DraftId>(0),
          row.id<domain::TournamentId>(1),
          row.id<domain::TeamId>(2),
          row.id<domain::PlayerId>(3),
          row.text(4),
          row.small(5)};
}

class SeatRows final : public app::SeatStore {
 public:
  explicit SeatRows(RowContext& context) : connection_(context.connection), locks_(context.locks) {}

  std::vector<app::Seat> of_draft(domain::DraftId id) const override {
    return connection_.query(kOf).with(id).all(seat_from);
  }

  std::vector<app::Seat> of_account(domain::AccountId account) const override {
    return connection_.query(kOfAccount).with(account).all(seat_from);
  }

  std::optional<domain::Timestamp> taken_at(domain::DraftId draft, domain::TeamId team) const override {
    Query query = connection_.query(kTakenAt);
    const bool has_row = query.with(draft, team).next();
    return has_row ? query.time_or_null(0) : std::nullopt;
  }

  int rotate(domain::DraftId draft, domain::TeamId team) override {
    locks_.require(draft);
    access::move_version(connection_);
    const auto generation =
        connection_.query(kRotate).with(draft, team).all([](const Query& row) { return row.small(0); });
    if (generation.empty()) {
      throw app::StoreError(fmt::format("{}: draft {} has no team {}", connection_.name(), draft.value, team.value));
    }
    return generation.front();
  }

 private:
  Connection& connection_;
  const HeldLocks& locks_;
};

}  // namespace

std::vector<app::Seat> of_session(Connection& connection, const app::SessionHash& hash) {
  return connection.query(kOfSession).with(hash).all(seat_from);
}

std::unique_ptr<app::SeatStore> make(RowContext& context) {
  return std::make_unique<SeatRows>(context);
}

}  // namespace draftwire::storage::seats
