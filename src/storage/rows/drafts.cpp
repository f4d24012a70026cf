#include "storage/rows/drafts.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "app/store.hpp"
#include "domain/state.hpp"
#include "storage/rows/access.hpp"
#include "storage/rows/roster.hpp"
#include "storage/rows/tournaments.hpp"

namespace draftwire::storage::drafts {
namespace {

constexpr std::string_view kNewestFirst = R"sql(
  SELECT d.id, d.tournament_id, t.name, d.style, d.status, d.team_size, d.tie_window, d.created_at, d.started_at,
         d.completed_at, d.head_seq, coalesce(d.aborted_team_count, (SELECT count(*) FROM teams WHERE draft_id = d.id)),
         d.name
  FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE t.deleted_at IS NULL ORDER BY d.id DESC)sql";

constexpr std::string_view kOf = R"sql(
  SELECT d.id, d.tournament_id, t.name, d.style, d.status, d.team_size, d.tie_window, d.created_at, d.started_at,
         d.completed_at, d.head_seq, coalesce(d.aborted_team_count, (SELECT count(*) FROM teams WHERE draft_id = d.id)),
         d.name
  FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE d.tournament_id = ? AND t.deleted_at IS NULL ORDER BY d.id)sql";

constexpr std::string_view kBefore = R"sql(
  SELECT d.id, d.tournament_id, t.name, d.style, d.status, d.team_size, d.tie_window, d.created_at, d.started_at,
         d.completed_at, d.head_seq, coalesce(d.aborted_team_count, (SELECT count(*) FROM teams WHERE draft_id = d.id)),
         d.name
  FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE d.tournament_id = ? AND d.id < ? AND t.deleted_at IS NULL ORDER BY d.id DESC LIMIT ?)sql";

// Steps from draft to draft by an index, so that it reads no more of a tournament than it shows.
constexpr std::string_view kSomeOf = R"sql(
  WITH RECURSIVE newest (tournament_id, id, place) AS (
    SELECT t.id, (SELECT max(id) FROM drafts WHERE tournament_id = t.id), 1
    FROM tournaments AS t
    WHERE t.id BETWEEN ?1 AND ?2 AND t.deleted_at IS NULL AND (t.visibility = 'public' OR ?4 = 1)
    UNION ALL
    SELECT n.tournament_id, (SELECT max(id) FROM drafts WHERE tournament_id = n.tournament_id AND id < n.id), n.place + 1
    FROM newest AS n WHERE n.id IS NOT NULL AND n.place < ?3
  ), running (tournament_id, id, place) AS (
    SELECT t.id, (SELECT max(id) FROM drafts WHERE tournament_id = t.id AND status = 'active'), 1
    FROM tournaments AS t
    WHERE t.id BETWEEN ?1 AND ?2 AND t.deleted_at IS NULL AND (t.visibility = 'public' OR ?4 = 1)
    UNION ALL
    SELECT r.tournament_id,
           (SELECT max(id) FROM drafts WHERE tournament_id = r.tournament_id AND status = 'active' AND id < r.id),
           r.place + 1
    FROM running AS r WHERE r.id IS NOT NULL AND r.place < ?3
  )
  SELECT d.id, d.tournament_id, t.name, d.style, d.status, d.team_size, d.tie_window, d.created_at, d.started_at,
         d.completed_at, d.head_seq, coalesce(d.aborted_team_count, (SELECT count(*) FROM teams WHERE draft_id = d.id)),
         d.name
  FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE d.id IN (SELECT id FROM newest UNION SELECT id FROM running) ORDER BY d.id DESC)sql";

constexpr std::string_view kFind = R"sql(
  SELECT d.id, d.tournament_id, t.name, d.style, d.status, d.team_size, d.tie_window, d.created_at, d.started_at,
         d.completed_at, d.head_seq, coalesce(d.aborted_team_count, (SELECT count(*) FROM teams WHERE draft_id = d.id)),
         d.name
  FROM drafts AS d JOIN tournaments AS t ON t.id = d.tournament_id
  WHERE d.id = ? AND t.deleted_at IS NULL)sql";

constexpr std::string_view kTeams =
    "SELECT id, name, captain_id, draft_order FROM teams WHERE draft_id = ? ORDER BY draft_order";

constexpr std::string_view kChoices =
    "SELECT captain_id, name, is_named FROM teams WHERE draft_id = ? ORDER BY draft_order";

constexpr std::string_view kLeftOut = R"sql(
  SELECT l.player_id FROM draft_left_out AS l JOIN players AS p ON p.id = l.player_id AND p.left_at IS NULL
  WHERE l.draft_id = ? ORDER BY l.player_id)sql";

constexpr std::string_view kOpen =
    "SELECT id, status FROM drafts WHERE tournament_id = ? AND status IN ('pending', 'active') ORDER BY id";

constexpr std::string_view kPlayers = "SELECT player_id FROM draft_players WHERE draft_id = ? ORDER BY player_id";

constexpr std::string_view kInsert = R"sql(
  INSERT INTO drafts (tournament_id, style, team_size, tie_window, created_at, name) VALUES (?, ?, ?, ?, ?, ?)
  RETURNING id)sql";

constexpr std::string_view kUpdate = R"sql(
  UPDATE drafts SET style = ?2, team_size = ?3, tie_window = ?4, name = ?5 WHERE id = ?1 AND status = 'pending'
  RETURNING tournament_id)sql";

constexpr std::string_view kNameOfPlayer = "SELECT name FROM players WHERE id = ?";

constexpr std::string_view kInsertTeam =
    "INSERT INTO teams (draft_id, captain_id, name, draft_order, is_named) VALUES (?, ?, ?, ?, ?)";

constexpr std::string_view kUpdateTeam = "UPDATE teams SET name = ?2, draft_order = ?3, is_named = ?4 WHERE id = ?1";

constexpr std::string_view kClearLeftOut = "DELETE FROM draft_left_out WHERE draft_id = ?";
constexpr std::string_view kLeaveOut = "INSERT INTO draft_left_out (draft_id, player_id) VALUES (?, ?)";

constexpr std::string_view kLeaveOutWhoIsOut = R"sql(
  INSERT INTO draft_left_out (draft_id, player_id)
  SELECT d.id, p.id FROM drafts AS d JOIN players AS p ON p.tournament_id = d.tournament_id
  WHERE d.id = ? AND p.is_out = 1 AND p.left_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM teams WHERE draft_id = d.id AND captain_id = p.id))sql";

constexpr std::string_view kLeaveOutOfPending = R"sql(
  INSERT INTO draft_left_out (draft_id, player_id)
  SELECT d.id, p.id FROM players AS p JOIN drafts AS d ON d.tournament_id = p.tournament_id AND d.status = 'pending'
  WHERE p.id = ? AND NOT EXISTS (SELECT 1 FROM teams WHERE draft_id = d.id AND captain_id = p.id)
  ON CONFLICT DO NOTHING)sql";
constexpr std::string_view kTakeIntoPending = R"sql(
  DELETE FROM draft_left_out
  WHERE player_id = ? AND draft_id IN (SELECT id FROM drafts WHERE status = 'pending'))sql";

constexpr std::string_view kScaleTieWindows =
    "UPDATE drafts SET tie_window = tie_window * ?2 / ?3 WHERE tournament_id = ?1 AND status = 'pending'";

constexpr std::string_view kDeleteTeam = "DELETE FROM teams WHERE id = ?";

// Out of the way of the orders that are given next.
constexpr std::string_view kSetTeamsAside = "UPDATE teams SET draft_order = draft_order + 64 WHERE draft_id = ?";

constexpr std::string_view kMoveHead = "UPDATE drafts SET head_seq = ?2 WHERE id = ?1";
constexpr std::string_view kStart = "UPDATE drafts SET status = 'active', started_at = ?2 WHERE id = ?1";
constexpr std::string_view kGoOn =
    "UPDATE drafts SET status = 'active', completed_at = NULL WHERE id = ? AND status = 'completed'";
constexpr std::string_view kComplete = "UPDATE drafts SET status = 'completed', completed_at = ?2 WHERE id = ?1";
// Captains of a draft that never started may be forgotten, and their teams with them.
constexpr std::string_view kAbort = R"sql(
  UPDATE drafts SET status = 'aborted', completed_at = NULL,
                    aborted_team_count = (SELECT count(*) FROM teams WHERE draft_id = ?1) WHERE id = ?1)sql";

constexpr std::string_view kNameCaptains = R"sql(
  UPDATE teams SET captain_name = (SELECT name FROM players WHERE id = teams.captain_id) WHERE draft_id = ?)sql";
constexpr std::string_view kInsertDraftPlayer = "INSERT INTO draft_players (draft_id, player_id) VALUES (?, ?)";

app::DraftRecord record_from(const Query& row) {
  app::DraftRecord record;
  record.id = row.id<domain::DraftId>(0);
  record.tournament_id = row.id<domain::TournamentId>(1);
  record.tournament_name = row.text(2);
  record.style = domain::style_from(row.view(3)).value();
  record.status = domain::status_from(row.view(4)).value();
  record.team_size = row.small(5);
  record.tie_window = row.integer(6);
  record.created_at = row.time(7);
  record.started_at = row.time_or_null(8);
  record.completed_at = row.time_or_null(9);
  record.seq = row.integer(10);
  record.team_count = row.small(11);
  if (!row.is_null(12)) record.name = row.text(12);
  return record;
}

domain::TeamSetup team_from(const Query& row) {
  return {row.id<domain::TeamId>(0), row.text(1), row.id<domain::PlayerId>(2), row.small(3)};
}

app::CaptainChoice choice_from(const Query& row) {
  return {row.id<domain::PlayerId>(0), row.truth(2) ? row.text(1) : std::string()};
}

domain::PlayerId player_id_from(const Query& row) {
  return row.id<domain::PlayerId>(0);
}

struct Follower {
  Connection& connection;
  domain::DraftId id;
  domain::Timestamp at;

  void operator()(const domain::DraftStarted& started) const {
    connection.query(kStart).with(id, at).run();
    connection.query(kNameCaptains).with(id).run();
    for (const domain::PlayerSetup& player : started.setup.players) {
      connection.query(kInsertDraftPlayer).with(id, player.id).run();
    }
  }
  void operator()(const domain::TieRoll&) const {}
  void operator()(const domain::CaptainAssigned&) const {}
  void operator()(const domain::PlayerPicked&) const {}
  void operator()(const domain::PickUndone&) const { connection.query(kGoOn).with(id).run(); }
  void operator()(const domain::DraftCompleted&) const { connection.query(kComplete).with(id, at).run(); }
  void operator()(const domain::DraftAborted&) const { connection.query(kAbort).with(id).run(); }
};

class DraftRows final : public app::DraftStore {
 public:
  explicit DraftRows(RowContext& context) : connection_(context.connection), locks_(context.locks) {}

  std::vector<app::DraftRecord> all() const override { return connection_.query(kNewestFirst).all(record_from); }

  std::vector<app::DraftRecord> of(domain::TournamentId id) const override {
    return connection_.query(kOf).with(id).all(record_from);
  }

  std::vector<app::DraftRecord> before(domain::TournamentId id, std::optional<domain::DraftId> before,
                                       int limit) const override {
    const domain::DraftId last = before.value_or(domain::DraftId{std::numeric_limits<std::int64_t>::max()});
    return connection_.query(kBefore).with(id, last, limit).all(record_from);
  }

  std::vector<app::DraftRecord> some_of(domain::TournamentId first, domain::TournamentId last, int limit,
                                        bool with_private) const override {
    return connection_.query(kSomeOf).with(first, last, limit, with_private ? 1 : 0).all(record_from);
  }

  domain::Setup setup(domain::DraftId id) const override {
    const std::optional<app::DraftRecord> record = find(id);
    if (!record) throw app::StoreError(fmt::format("{}: there is no draft {}", connection_.name(), id.value));
    domain::Setup setup{record->style, record->team_size, record->tie_window, {}, {}};
    setup.name = record->name;
    setup.rating = tournaments::rating(connection_, record->tournament_id);
    setup.teams = connection_.query(kTeams).with(id).all(team_from);
    setup.left_out = connection_.query(kLeftOut).with(id).all(player_id_from);
    for (app::RosterPlayer& player : roster::of(connection_, record->tournament_id)) {
      if (std::ranges::binary_search(setup.left_out, player.id)) continue;
      setup.players.push_back({player.id, std::move(player.name), player.mmr, std::move(player.positions)});
    }
    return setup;
  }

  app::DraftSpec spec(domain::DraftId id) const override {
    const std::optional<app::DraftRecord> record = find(id);
    if (!record) throw app::StoreError(fmt::format("{}: there is no draft {}", connection_.name(), id.value));
    return {record->style,      record->team_size,
            record->tie_window, connection_.query(kChoices).with(id).all(choice_from),
            record->name,       connection_.query(kLeftOut).with(id).all(player_id_from)};
  }

  std::vector<app::OpenDraft> open_of(domain::TournamentId id) const override {
    auto open = connection_.query(kOpen).with(id).all(
        [](const Query& row) { return app::OpenDraft{row.id<domain::DraftId>(0), row.view(1) == "pending", {}}; });
    for (app::OpenDraft& draft : open) {
      draft.players = connection_.query(draft.is_pending ? kLeftOut : kPlayers).with(draft.id).all(player_id_from);
    }
    return open;
  }

  domain::DraftId insert(domain::TournamentId id, const app::DraftSpec& spec, domain::Timestamp at) override {
    locks_.require(id);
    const domain::DraftId draft{
        connection_.query(kInsert)
            .with(id, domain::to_string(spec.style), spec.team_size, spec.tie_window, at, spec.name)
            .number()};
    tournaments::count_setup_change(connection_, id);
    int order = 0;
    for (const app::CaptainChoice& captain : spec.captains) insert_team(draft, captain, ++order);
    leave_out(draft, spec);
    return draft;
  }

  void update(domain::DraftId id, const app::DraftSpec& spec) override {
    locks_.require(id);
    access::move_version(connection_);  // a captain who is replaced loses their seat
    const auto tournament = connection_.query(kUpdate)
                                .with(id, domain::to_string(spec.style), spec.team_size, spec.tie_window, spec.name)
                                .first([](const Query& row) { return row.id<domain::TournamentId>(0); });
    if (!tournament) {
      throw app::StoreError(fmt::format("{}: draft {} is not pending", connection_.name(), id.value));
    }
    tournaments::count_setup_change(connection_, *tournament);
    const std::vector<domain::TeamSetup> before = connection_.query(kTeams).with(id).all(team_from);
    for (const domain::TeamSetup& team : before) {
      const bool stays =
          std::ranges::find(spec.captains, team.captain_id, &app::CaptainChoice::player_id) != spec.captains.end();
      if (!stays) connection_.query(kDeleteTeam).with(team.id).run();
    }
    connection_.query(kSetTeamsAside).with(id).run();
    int order = 0;
    for (const app::CaptainChoice& captain : spec.captains) {
      ++order;
      const auto team = std::ranges::find(before, captain.player_id, &domain::TeamSetup::captain_id);
      if (team == before.end()) {
        insert_team(id, captain, order);
      } else {
        connection_.query(kUpdateTeam).with(team->id, team_name(captain), order, is_named(captain)).run();
      }
    }
    leave_out(id, spec);
  }

  void leave_out_of_pending(domain::PlayerId id) override {
    locks_.require(id);
    connection_.query(kLeaveOutOfPending).with(id).run();
  }

  void take_into_pending(domain::PlayerId id) override {
    locks_.require(id);
    connection_.query(kTakeIntoPending).with(id).run();
  }

  void scale_tie_windows(domain::TournamentId id, domain::Mmr times, domain::Mmr over) override {
    locks_.require(id);
    tournaments::count_setup_change(connection_, id);
    connection_.query(kScaleTieWindows).with(id, times, over).run();
  }

  std::optional<app::DraftRecord> find(domain::DraftId id) const override { return drafts::find(connection_, id); }

 private:
  static int is_named(const app::CaptainChoice& captain) { return captain.team_name.empty() ? 0 : 1; }

  std::string team_name(const app::CaptainChoice& captain) {
    if (!captain.team_name.empty()) return captain.team_name;
    const auto name =
        connection_.query(kNameOfPlayer).with(captain.player_id).first([](const Query& row) { return row.text(0); });
    return app::team_name_after(name.value_or(""));
  }

  void insert_team(domain::DraftId id, const app::CaptainChoice& captain, int order) {
    connection_.query(kInsertTeam).with(id, captain.player_id, team_name(captain), order, is_named(captain)).run();
  }

  // Precondition: the teams are there.
  void leave_out(domain::DraftId id, const app::DraftSpec& spec) {
    connection_.query(kClearLeftOut).with(id).run();
    if (!spec.left_out) return connection_.query(kLeaveOutWhoIsOut).with(id).run();
    for (const domain::PlayerId player : *spec.left_out) connection_.query(kLeaveOut).with(id, player).run();
  }

  Connection& connection_;
  const HeldLocks& locks_;
};

}  // namespace

std::optional<app::DraftRecord> find(Connection& connection, domain::DraftId id) {
  return connection.query(kFind).with(id).first(record_from);
}

void follow(Connection& connection, domain::DraftId id, std::span<const domain::Event> events) {
  for (const domain::Event& event : events) std::visit(Follower{connection, id, event.created_at}, event.body);
  if (!events.empty()) connection.query(kMoveHead).with(id, events.back().seq).run();
}

std::unique_ptr<app::DraftStore> make(RowContext& context) {
  return std::make_unique<DraftRows>(context);
}

}  // namespace draftwire::storage::drafts
