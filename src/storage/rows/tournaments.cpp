#include "storage/rows/tournaments.hpp"
#include "storage/rows/access.hpp"
#include "storage/rows/tournament_people.hpp"

#include <limits>

namespace draftwire::storage::tournaments {
namespace {

constexpr std::string_view kAll = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id AND left_at IS NULL),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation, rating_name, rating_decimals
  FROM tournaments AS t WHERE deleted_at IS NULL ORDER BY id)sql";

constexpr std::string_view kBefore = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id AND left_at IS NULL),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation, rating_name, rating_decimals
  FROM tournaments AS t WHERE id < ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ?)sql";

constexpr std::string_view kPublicBefore = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id AND left_at IS NULL),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation, rating_name, rating_decimals
  FROM tournaments AS t WHERE id < ? AND visibility = 'public' AND deleted_at IS NULL ORDER BY id DESC LIMIT ?)sql";

constexpr std::string_view kMadeBy = "SELECT count(*) FROM tournaments WHERE created_by = ? AND deleted_at IS NULL";

constexpr std::string_view kFind = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id AND left_at IS NULL),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation, rating_name, rating_decimals
  FROM tournaments AS t WHERE id = ? AND deleted_at IS NULL)sql";

constexpr std::string_view kFindDeleted = R"sql(
  SELECT id, name, created_at,
         (SELECT count(*) FROM players WHERE tournament_id = t.id AND left_at IS NULL),
         (SELECT count(*) FROM drafts WHERE tournament_id = t.id),
         visibility, link_generation, rating_name, rating_decimals, created_by
  FROM tournaments AS t WHERE id = ? AND deleted_at IS NOT NULL)sql";

constexpr std::string_view kDeletedBefore = "SELECT id FROM tournaments WHERE deleted_at < ? ORDER BY id";

constexpr std::string_view kInsert =
    "INSERT INTO tournaments (name, created_by, created_at) VALUES (?, ?, ?) RETURNING id";

constexpr std::string_view kSetupVersion = "SELECT setup_version FROM tournaments WHERE id = ?";

constexpr std::string_view kCountSetupChange = "UPDATE tournaments SET setup_version = setup_version + 1 WHERE id = ?";

constexpr std::string_view kSetVisibility = "UPDATE tournaments SET visibility = ?2 WHERE id = ?1";

constexpr std::string_view kRename = "UPDATE tournaments SET name = ?2 WHERE id = ?1";

constexpr std::string_view kRating = "SELECT rating_name, rating_decimals FROM tournaments WHERE id = ?";

constexpr std::string_view kSetRating = "UPDATE tournaments SET rating_name = ?2, rating_decimals = ?3 WHERE id = ?1";

constexpr std::string_view kSetDeleted = "UPDATE tournaments SET deleted_at = ?2 WHERE id = ?1";
constexpr std::string_view kRestore = "UPDATE tournaments SET deleted_at = NULL WHERE id = ?";

// The rest of a draft and of a tournament goes with its row, in this order because players are kept by drafts.
constexpr std::string_view kDeleteDrafts = "DELETE FROM drafts WHERE tournament_id = ?";
constexpr std::string_view kDeletePlayers = "DELETE FROM players WHERE tournament_id = ?";
constexpr std::string_view kDelete = "DELETE FROM tournaments WHERE id = ?";

app::Tournament tournament_from(const Query& row) {
  return {row.id<domain::TournamentId>(0),
          row.text(1),
          row.time(2),
          row.small(3),
          row.small(4),
          app::visibility_from(row.view(5)).value(),
          row.small(6),
          {row.text(7), row.small(8)}};
}

app::DeletedTournament deleted_from(const Query& row) {
  app::DeletedTournament deleted{tournament_from(row)};
  if (!row.is_null(9)) deleted.created_by = row.id<domain::AccountId>(9);
  return deleted;
}

class TournamentRows final : public app::TournamentStore {
 public:
  explicit TournamentRows(RowContext& context) : connection_(context.connection), locks_(context.locks) {}

  std::vector<app::Tournament> all() const override { return connection_.query(kAll).all(tournament_from); }

  std::vector<app::Tournament> before(std::optional<domain::TournamentId> before, int limit,
                                      bool with_private) const override {
    const domain::TournamentId last = before.value_or(domain::TournamentId{std::numeric_limits<std::int64_t>::max()});
    return connection_.query(with_private ? kBefore : kPublicBefore).with(last, limit).all(tournament_from);
  }

  std::optional<app::Tournament> find(domain::TournamentId id) const override {
    return connection_.query(kFind).with(id).first(tournament_from);
  }

  std::optional<app::DeletedTournament> find_deleted(domain::TournamentId id) const override {
    return connection_.query(kFindDeleted).with(id).first(deleted_from);
  }

  std::vector<domain::TournamentId> deleted_before(domain::Timestamp at) const override {
    return connection_.query(kDeletedBefore).with(at).all([](const Query& row) {
      return row.id<domain::TournamentId>(0);
    });
  }

  int made_by(domain::AccountId account) const override {
    return static_cast<int>(connection_.query(kMadeBy).with(account).number());
  }

  domain::TournamentId insert(std::string_view name, std::optional<domain::AccountId> organiser,
                              domain::Timestamp at) override {
    const domain::TournamentId id{connection_.query(kInsert).with(name, organiser, at).number()};
    if (organiser) tournament_people::insert_organiser(connection_, id, *organiser);
    return id;
  }

  void set_visibility(domain::TournamentId id, app::Visibility visibility) override {
    access::move_version(connection_);
    connection_.query(kSetVisibility).with(id, app::to_string(visibility)).run();
  }

  void rename(domain::TournamentId id, std::string_view name) override {
    count_setup_change(connection_, id);
    connection_.query(kRename).with(id, name).run();
  }

  void set_rating(domain::TournamentId id, const domain::RatingScale& rating) override {
    locks_.require(id);
    count_setup_change(connection_, id);
    connection_.query(kSetRating).with(id, rating.name, rating.decimals).run();
  }

  std::int64_t setup_version(domain::TournamentId id) const override {
    const auto version =
        connection_.query(kSetupVersion).with(id).first([](const Query& row) { return row.integer(0); });
    return version.value_or(0);
  }

  void remove(domain::TournamentId id, domain::Timestamp at) override {
    locks_.require(id);
    access::move_version(connection_);
    connection_.query(kSetDeleted).with(id, at).run();
  }

  void restore(domain::TournamentId id) override {
    locks_.require(id);
    count_setup_change(connection_, id);
    connection_.query(kRestore).with(id).run();
  }

  void forget(domain::TournamentId id) override {
    locks_.require(id);
    connection_.query(kDeleteDrafts).with(id).run();
    connection_.query(kDeletePlayers).with(id).run();
    connection_.query(kDelete).with(id).run();
  }

 private:
  Connection& connection_;
  const HeldLocks& locks_;
};

}  // namespace

void count_setup_change(Connection& connection, domain::TournamentId id) {
  connection.query(kCountSetupChange).with(id).run();
}

domain::RatingScale rating(Connection& connection, domain::TournamentId id) {
  const auto rating = connection.query(kRating).with(id).first(
      [](const Query& row) { return domain::RatingScale{row.text(0), row.small(1)}; });
  return rating.value_or(domain::RatingScale());
}

std::unique_ptr<app::TournamentStore> make(RowContext& context) {
  return std::make_unique<TournamentRows>(context);
}

}  // namespace draftwire::storage::tournaments
