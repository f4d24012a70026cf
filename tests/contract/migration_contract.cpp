#include "contract/migration_contract.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "contract/league.hpp"

namespace draftwire::testing {

void MigrationContract::make_schema_in(const TestDatabase& database, int version) {
  const std::filesystem::path folder = std::string(DRAFTWIRE_SOURCE_DIR "/src/storage/schema/") + GetParam().name;
  std::set<std::filesystem::path> migrations;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) migrations.insert(entry.path());
  for (const std::filesystem::path& migration : migrations) {
    if (std::stoi(migration.filename().string()) > version) break;
    std::ifstream file(migration);
    database.run({std::istreambuf_iterator<char>(file), {}});
  }
  database.run(GetParam().sign_schema(version));
}

namespace {

constexpr const char* kLeague = R"sql(
  INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('kay', 'organiser', 'h', 1);
  INSERT INTO tournaments (name, created_at) VALUES ('Cup', 1);
  INSERT INTO players (tournament_id, name, mmr) VALUES (1, 'Ann', 5), (1, 'Bea', 4), (1, 'Cyd', 3), (1, 'Dan', 2);
  INSERT INTO drafts (tournament_id, style, team_size, tie_window, created_at) VALUES
    (1, 'snake', 2, 0, 1), (1, 'shuffle', 5, 7, 1), (1, 'normal', 2, 0, 1);
  INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (1, 1, 'A', 1), (1, 2, 'B', 2), (2, 1, 'A', 1);
  INSERT INTO draft_players (draft_id, player_id) VALUES (1, 1), (1, 2), (1, 3), (1, 4);
  DELETE FROM drafts WHERE id = 3;
  UPDATE drafts SET status = 'active', started_at = 2, head_seq = 9 WHERE id = 1;
)sql";

// Started by the system, two picks of Ann's own seat, one undone by staff, one picked by an account that has Ann's
// number, and one for her by Kay.
constexpr const char* kLog = R"sql(
  INSERT INTO events (draft_id, seq, tournament_id, tournament_seq, id, event_type, payload, actor_id, actor_name,
                      created_at) VALUES
    (1, 1, 1, 1, 1, 'draft_started', '{}', NULL, NULL, 10),
    (1, 2, 1, 2, 2, 'captain_assigned', '{}', NULL, NULL, 10),
    (1, 3, 1, 3, 3, 'player_picked', '{"captain_id":1,"captain_name":"Ann"}', 1, 'Ann', 11),
    (1, 4, 1, 4, 4, 'tie_roll', '{}', 1, 'Ann', 11),
    (1, 5, 1, 5, 5, 'captain_assigned', '{}', 1, 'Ann', 11),
    (1, 6, 1, 6, 6, 'pick_undone', '{}', 1, 'kay', 12),
    (1, 7, 1, 7, 7, 'player_picked', '{"captain_id":1,"captain_name":"Ann"}', 1, 'kay', 13),
    (1, 8, 1, 8, 8, 'draft_completed', '{}', 1, 'kay', 13),
    (1, 9, 1, 9, 9, 'draft_aborted', '{}', 1, 'kay', 14)
)sql";

TEST_P(MigrationContract, gives_each_event_its_commit_and_its_actor_a_kind) {
  make_schema(4);
  database_->run(kLeague);
  database_->run(kLog);

  database_->open();

  const auto of_log = [&](const std::string& column) {
    std::string all;
    for (int seq = 1; seq <= 9; ++seq) {
      all +=
          database_->value("SELECT coalesce(" + column + ", '-') FROM events WHERE seq = " + std::to_string(seq)) + " ";
    }
    return all;
  };
  EXPECT_EQ(of_log("CAST(commit_seq AS TEXT)"), "1 1 3 3 3 6 7 7 9 ");
  EXPECT_EQ(of_log("actor_kind"), "- - seat seat seat account account account account ");
  EXPECT_EQ(of_log("actor_name"), "- - Ann Ann Ann kay kay kay kay ");
  EXPECT_EQ(of_log("CAST(created_at AS TEXT)"), "10 10 11 11 11 12 13 13 14 ");
}

TEST_P(MigrationContract, keeps_drafts_teams_and_numbers_that_are_not_given_again) {
  make_schema(4);
  database_->run(kLeague);
  database_->run(kLog);

  const auto store = database_->open();

  store->read([](const app::ReadTransaction& tx) {
    ASSERT_TRUE(tx.drafts().find({1}));
    EXPECT_EQ(tx.drafts().find({1})->status, domain::Status::active);
    EXPECT_EQ(tx.drafts().find({1})->seq, 9);
    EXPECT_EQ(tx.drafts().find({2})->tie_window, 7);
    EXPECT_EQ(tx.drafts().find({2})->team_count, 1);
  });
  const domain::DraftId next = write_to(*store, [](app::WriteTransaction& tx) {
    tx.lock(domain::TournamentId{1});
    return tx.drafts().insert({1}, a_spec({{2}, {3}}), kEvening);
  });
  EXPECT_EQ(next.value, 4);
}

TEST_P(MigrationContract, keeps_what_the_tables_refuse) {
  make_schema(4);
  database_->run(kLeague);
  database_->run(kLog);
  database_->open();

  EXPECT_NE(database_->failure("UPDATE events SET created_at = 1"), "");
  EXPECT_NE(database_->failure("DELETE FROM events"), "");
  EXPECT_NE(database_->failure("UPDATE drafts SET style = 'snake', team_size = 3 WHERE id = 1"), "");
  EXPECT_NE(database_->failure("DELETE FROM teams WHERE draft_id = 1"), "");
  EXPECT_NE(database_->failure("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (77, 1, 'x', 1)"),
            "");
  EXPECT_EQ(database_->failure("UPDATE teams SET name = 'C' WHERE draft_id = 2"), "");
  EXPECT_EQ(database_->failure("DELETE FROM drafts WHERE id = 1"), "");
  EXPECT_EQ(database_->value("SELECT count(*) FROM events"), "0");
  EXPECT_EQ(database_->value("SELECT count(*) FROM teams"), "1");
}

TEST_P(MigrationContract, keeps_rosters_and_tells_teams_that_were_named_from_those_that_follow) {
  make_schema(5);
  database_->run(kLeague);
  database_->run("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (2, 3, 'Team Cyd', 2)");

  const auto store = database_->open();

  store->read([](const app::ReadTransaction& tx) {
    ASSERT_EQ(tx.roster().of({1}).size(), 4U);
    EXPECT_EQ(tx.roster().of({1})[3], (app::RosterPlayer{{4}, {1}, "Dan", 2, {}, std::nullopt, std::nullopt}));
    EXPECT_EQ(tx.tournaments().find({1})->rating, (domain::RatingScale{"MMR", 0}));
    EXPECT_EQ(tx.drafts().find({2})->name, std::nullopt);
    EXPECT_EQ(tx.drafts().spec({2}).captains, (std::vector<app::CaptainChoice>{{{1}, "A"}, {{3}, ""}}));
    EXPECT_TRUE(tx.drafts().setup({2}).left_out.empty());
  });
  EXPECT_NE(database_->failure("DELETE FROM players WHERE id = 1"), "");
}

TEST_P(MigrationContract, keeps_tournaments_and_the_names_that_drafts_started_with) {
  make_schema(6);
  database_->run(kLeague);

  const auto store = database_->open();
  store->write([](app::WriteTransaction& tx) {
    tx.lock(domain::TournamentId{1});
    app::RosterPlayer ann = tx.roster().of({1})[0];
    ann.name = "Anna";
    tx.roster().update(ann);
  });

  store->read([](const app::ReadTransaction& tx) {
    ASSERT_TRUE(tx.tournaments().find({1}));
    ASSERT_EQ(tx.seats().of_draft({1}).size(), 2U);
    EXPECT_EQ(tx.seats().of_draft({1})[0].captain_name, "Ann");
    EXPECT_EQ(tx.seats().of_draft({2})[0].captain_name, "Anna");
  });
}

TEST_P(MigrationContract, brings_every_schema_up_to_date) {
  for (int version = 1; version <= 6; ++version) {
    const auto database = GetParam().make();
    make_schema_in(*database, version);
    const auto store = database->open();
    EXPECT_EQ(read_from(*store, [](const app::ReadTransaction& tx) { return tx.tournaments().all().size(); }), 0U)
        << version;
  }
}

}  // namespace
}  // namespace draftwire::testing
