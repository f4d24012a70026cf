#include "storage/rows/roster.hpp"

#include "storage/rows/access.hpp"
#include "storage/rows/tournaments.hpp"
#include "wire/positions_json.hpp"

namespace draftwire::storage::roster {
namespace {

constexpr std::string_view kOf = R"sql(
  SELECT id, tournament_id, name, mmr, positions, account_id, discord_id, is_out FROM players
  WHERE tournament_id = ? AND left_at IS NULL ORDER BY id)sql";

constexpr std::string_view kAfter = R"sql(
  SELECT id, tournament_id, name, mmr, positions, account_id, discord_id, is_out FROM players
  WHERE tournament_id = ? AND id > ? AND left_at IS NULL ORDER BY id LIMIT ?)sql";

constexpr std::string_view kFind = R"sql(
  SELECT id, tournament_id, name, mmr, positions, account_id, discord_id, is_out FROM players
  WHERE id = ? AND left_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM tournaments WHERE id = players.tournament_id AND deleted_at IS NOT NULL))sql";

constexpr std::string_view kFindWhoLeft = R"sql(
  SELECT id, tournament_id, name, mmr, positions, account_id, discord_id, is_out FROM players
  WHERE id = ? AND left_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM tournaments WHERE id = players.tournament_id AND deleted_at IS NOT NULL))sql";

constexpr std::string_view kIsInActiveDraft = R"sql(
  SELECT 1 FROM draft_players AS p JOIN drafts AS d ON d.id = p.draft_id
  WHERE p.player_id = ? AND d.status = 'active' LIMIT 1)sql";

constexpr std::string_view kIsCaptainOfPendingDraft = R"sql(
  SELECT 1 FROM teams AS t JOIN drafts AS d ON d.id = t.draft_id
  WHERE t.captain_id = ? AND d.status = 'pending' LIMIT 1)sql";

constexpr std::string_view kOfAccount = R"sql(
  SELECT id, tournament_id, name, mmr, positions, account_id, discord_id, is_out FROM players
  WHERE account_id = ?
    AND NOT EXISTS (SELECT 1 FROM tournaments WHERE id = players.tournament_id AND deleted_at IS NOT NULL) ORDER BY id)sql";

constexpr std::string_view kInsert = R"sql(
  INSERT INTO players (tournament_id, name, mmr, positions, account_id, discord_id) VALUES (?, ?, ?, ?, ?, ?)
  RETURNING id)sql";

constexpr std::string_view kUpdate = R"sql(
  UPDATE players SET name = ?2, mmr = ?3, positions = ?4, account_id = ?5, discord_id = ?6, is_out = ?7
  WHERE id = ?1)sql";

constexpr std::string_view kLink = "UPDATE players SET account_id = ?2 WHERE discord_id = ?1";
constexpr std::string_view kUnlink = "UPDATE players SET account_id = NULL WHERE discord_id = ?1 AND account_id = ?2";

constexpr std::string_view kNameTeams = R"sql(
  UPDATE teams SET name = ?2 WHERE captain_id = ?1 AND is_named = 0
    AND draft_id IN (SELECT id FROM drafts WHERE status = 'pending'))sql";

constexpr std::string_view kLeave = "UPDATE players SET left_at = ?2 WHERE id = ?1";
constexpr std::string_view kRestore = "UPDATE players SET left_at = NULL WHERE id = ?";

// Who left is not to stand in the way: their rating stops at the largest.
constexpr std::string_view kScale = R"sql(
  UPDATE players SET mmr = CASE WHEN left_at IS NULL OR mmr * ?2 / ?3 <= ?4 THEN mmr * ?2 / ?3 ELSE ?4 END
  WHERE tournament_id = ?1)sql";

// A draft that was aborted before its start keeps no player; its log has the set-up as it stood.
constexpr std::string_view kForgetTeams = R"sql(
  DELETE FROM teams WHERE captain_id IN (SELECT id FROM players WHERE left_at < ?)
    AND draft_id IN (SELECT id FROM drafts WHERE status = 'aborted' AND started_at IS NULL))sql";
constexpr std::string_view kForgetRows = R"sql(
  DELETE FROM players WHERE left_at < ?
    AND NOT EXISTS (SELECT 1 FROM draft_players WHERE player_id = players.id)
    AND NOT EXISTS (SELECT 1 FROM teams WHERE captain_id = players.id))sql";
constexpr std::string_view kForgetLinks = R"sql(
  UPDATE players SET account_id = NULL, discord_id = NULL
  WHERE left_at < ? AND (account_id IS NOT NULL OR discord_id IS NOT NULL))sql";

app::RosterPlayer player_from(const Query& row) {
  app::RosterPlayer player;
  player.id = row.id<domain::PlayerId>(0);
  player.tournament_id = row.id<domain::TournamentId>(1);
  player.name = row.text(2);
  player.mmr = row.integer(3);
  player.positions = wire::positions_from(row.view(4));
  if (!row.is_null(5)) player.account_id = row.id<domain::AccountId>(5);
  if (!row.is_null(6)) player.discord_id = row.text(6);
  player.is_out = row.truth(7);
  return player;
}

class RosterRows final : public app::RosterStore {
 public:
  explicit RosterRows(RowContext& context) : connection_(context.connection), locks_(context.locks) {}

  std::vector<app::RosterPlayer> after(domain::TournamentId id, domain::PlayerId after, int limit) const override {
    return connection_.query(kAfter).with(id, after, limit).all(player_from);
  }

  std::optional<app::RosterPlayer> find(domain::PlayerId id) const override {
    return connection_.query(kFind).with(id).first(player_from);
  }

  std::optional<app::RosterPlayer> find_who_left(domain::PlayerId id) const override {
    return connection_.query(kFindWhoLeft).with(id).first(player_from);
  }

  std::vector<app::RosterPlayer> of_account(domain::AccountId account) const override {
    return connection_.query(kOfAccount).with(account).all(player_from);
  }

  bool is_in_active_draft(domain::PlayerId id) const override {
    return connection_.query(kIsInActiveDraft).with(id).next();
  }

  bool is_captain_of_pending_draft(domain::PlayerId id) const override {
    return connection_.query(kIsCaptainOfPendingDraft).with(id).next();
  }

  std::vector<app::RosterPlayer> insert(domain::TournamentId id, std::span<const app::NewPlayer> players) override {
    locks_.require(id);
    tournaments::count_setup_change(connection_, id);
    std::vector<app::RosterPlayer> inserted;
    inserted.reserve(players.size());
    for (const app::NewPlayer& player : players) {
      const domain::PlayerId player_id{connection_.query(kInsert)
                                           .with(id, player.name, player.mmr, wire::positions_text(player.positions),
                                                 player.account_id, player.discord_id)
                                           .number()};
      inserted.push_back(
          {player_id, id, player.name, player.mmr, player.positions, player.account_id, player.discord_id});
    }
    return inserted;
  }

  void update(const app::RosterPlayer& player) override {
    locks_.require_one_of(player.tournament_id, player.id);
    access::move_version(connection_);
    tournaments::count_setup_change(connection_, player.tournament_id);
    write(player);
  }

  void update_all(domain::TournamentId id, std::span<const app::RosterPlayer> players) override {
    locks_.require(id);
    access::move_version(connection_);
    tournaments::count_setup_change(connection_, id);
    for (const app::RosterPlayer& player : players) write(player);
  }

  void link_discord(std::string_view discord_id, domain::AccountId account) override {
    access::move_version(connection_);
    connection_.query(kLink).with(discord_id, account).run();
  }

  void unlink_discord(std::string_view discord_id, domain::AccountId account) override {
    access::move_version(connection_);
    connection_.query(kUnlink).with(discord_id, account).run();
  }

  void remove(domain::PlayerId id, domain::Timestamp at) override {
    const auto player = find(id);
    if (!player) return;
    locks_.require_one_of(player->tournament_id, id);
    access::move_version(connection_);
    tournaments::count_setup_change(connection_, player->tournament_id);
    connection_.query(kLeave).with(id, at).run();
  }

  void restore(domain::PlayerId id) override {
    const auto player = find_who_left(id);
    if (!player) return;
    locks_.require_one_of(player->tournament_id, id);
    tournaments::count_setup_change(connection_, player->tournament_id);
    connection_.query(kRestore).with(id).run();
  }

  void scale_ratings(domain::TournamentId id, domain::Mmr times, domain::Mmr over) override {
    locks_.require(id);
    tournaments::count_setup_change(connection_, id);
    connection_.query(kScale).with(id, times, over, domain::kMaxMmr).run();
  }

  void forget_who_left_before(domain::Timestamp at) override {
    connection_.query(kForgetTeams).with(at).run();
    connection_.query(kForgetRows).with(at).run();
    connection_.query(kForgetLinks).with(at).run();
  }

  std::vector<app::RosterPlayer> of(domain::TournamentId id) const override { return roster::of(connection_, id); }

 private:
  void write(const app::RosterPlayer& player) {
    connection_.query(kUpdate)
        .with(player.id, player.name, player.mmr, wire::positions_text(player.positions), player.account_id,
              player.discord_id, player.is_out ? 1 : 0)
        .run();
    connection_.query(kNameTeams).with(player.id, app::team_name_after(player.name)).run();
  }

  Connection& connection_;
  const HeldLocks& locks_;
};

}  // namespace

std::vector<app::RosterPlayer> of(Connection& connection, domain::TournamentId id) {
  return connection.query(kOf).with(id).all(player_from);
}

std::unique_ptr<app::RosterStore> make(RowContext& context) {
  return std::make_unique<RosterRows>(context);
}

}  // namespace draftwire::storage::roster
