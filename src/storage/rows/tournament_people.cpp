#include "storage/rows/tournament_people.hpp"

#include <fmt/format.h>

#include "app/store.hpp"
#include "storage/rows/access.hpp"
#include "storage/rows/accounts.hpp"

namespace draftwire::storage::tournament_people {
namespace {

constexpr std::string_view kIsOrganiser = "SELECT 1 FROM organisers WHERE tournament_id = ? AND account_id = ?";

constexpr std::string_view kOrganisers = R"sql(
  SELECT a.id, a.name, a.role FROM organisers AS o JOIN accounts AS a ON a.id = o.account_id
  WHERE o.tournament_id = ? ORDER BY a.id)sql";

constexpr std::string_view kMembers = R"sql(
  SELECT a.id, a.name, a.role FROM members AS m JOIN accounts AS a ON a.id = m.account_id
  WHERE m.tournament_id = ? ORDER BY a.id)sql";

constexpr std::string_view kBelongs = R"sql(
  SELECT 1 FROM organisers WHERE tournament_id = ?1 AND account_id = ?2
  UNION ALL SELECT 1 FROM members WHERE tournament_id = ?1 AND account_id = ?2
  UNION ALL SELECT 1 FROM players WHERE tournament_id = ?1 AND account_id = ?2 AND left_at IS NULL LIMIT 1)sql";

constexpr std::string_view kTournamentsOf = R"sql(
  SELECT id FROM tournaments
  WHERE deleted_at IS NULL
    AND id IN (SELECT tournament_id FROM organisers WHERE account_id = ?1
               UNION SELECT tournament_id FROM members WHERE account_id = ?1
               UNION SELECT tournament_id FROM players WHERE account_id = ?1 AND left_at IS NULL)
  ORDER BY id)sql";

constexpr std::string_view kInsertOrganiser =
    "INSERT INTO organisers (tournament_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kDeleteOrganiser = "DELETE FROM organisers WHERE tournament_id = ? AND account_id = ?";
constexpr std::string_view kInsertMember =
    "INSERT INTO members (tournament_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kDeleteMember = "DELETE FROM members WHERE tournament_id = ? AND account_id = ?";

constexpr std::string_view kRotateLink =
    "UPDATE tournaments SET link_generation = link_generation + 1 WHERE id = ? RETURNING link_generation";

app::Account account_from(const Query& row) {
  return accounts::from(row, 0);
}

class TournamentPeopleRows final : public app::TournamentPeopleStore {
 public:
  explicit TournamentPeopleRows(RowContext& context) : connection_(context.connection) {}

  bool is_organiser(domain::TournamentId id, domain::AccountId account) const override {
    return connection_.query(kIsOrganiser).with(id, account).next();
  }

  std::vector<app::Account> organisers(domain::TournamentId id) const override {
    return connection_.query(kOrganisers).with(id).all(account_from);
  }

  std::vector<app::Account> members(domain::TournamentId id) const override {
    return connection_.query(kMembers).with(id).all(account_from);
  }

  bool belongs_to(domain::TournamentId id, domain::AccountId account) const override {
    return connection_.query(kBelongs).with(id, account).next();
  }

  std::vector<domain::TournamentId> tournaments_of(domain::AccountId account) const override {
    return connection_.query(kTournamentsOf).with(account).all([](const Query& row) {
      return row.id<domain::TournamentId>(0);
    });
  }

  void remove_organiser(domain::TournamentId id, domain::AccountId account) override {
    access::move_version(connection_);
    connection_.query(kDeleteOrganiser).with(id, account).run();
  }

  void insert_member(domain::TournamentId id, domain::AccountId account) override {
    connection_.query(kInsertMember).with(id, account).run();
  }

  void remove_member(domain::TournamentId id, domain::AccountId account) override {
    access::move_version(connection_);
    connection_.query(kDeleteMember).with(id, account).run();
  }

  int rotate_watch_link(domain::TournamentId id) override {
    access::move_version(connection_);
    const auto generation = connection_.query(kRotateLink).with(id).all([](const Query& row) { return row.small(0); });
    if (generation.empty()) throw app::StoreError(fmt::format("{}: no tournament {}", connection_.name(), id.value));
    return generation.front();
  }

  void insert_organiser(domain::TournamentId id, domain::AccountId account) override {
    tournament_people::insert_organiser(connection_, id, account);
  }

 private:
  Connection& connection_;
};

}  // namespace

void insert_organiser(Connection& connection, domain::TournamentId id, domain::AccountId account) {
  connection.query(kInsertOrganiser).with(id, account).run();
}

std::unique_ptr<app::TournamentPeopleStore> make(RowContext& context) {
  return std::make_unique<TournamentPeopleRows>(context);
}

}  // namespace draftwire::storage::tournament_people
