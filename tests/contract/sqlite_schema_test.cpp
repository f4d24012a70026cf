#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contract/database_file.hpp"
#include "contract/league.hpp"

// The file itself refuses what the rules forbid, whoever writes to it.
namespace draftwire::testing {
namespace {

using ::testing::HasSubstr;

class SqliteSchema : public ::testing::Test {
 protected:
  SqliteSchema() {
    const auto store = file_.open();
    const League league(*store, "Cup");
    league.start(league.draft());
    league.draft();
  }

  static std::string an_event(int seq, int tournament_seq, const std::string& type = "player_picked") {
    return "INSERT INTO events VALUES (1, " + std::to_string(seq) + ", 1, " + std::to_string(tournament_seq) +
           ", 99, '" + type + "', '{}', NULL, NULL, 0)";
  }

  DatabaseFile file_;
};

#define EXPECT_REFUSES(sql, words) EXPECT_THAT(file_.failure(sql), HasSubstr(words)) << (sql)

TEST_F(SqliteSchema, OneEventHasOnePlaceInItsDraft) {
  EXPECT_REFUSES("DROP TRIGGER events_leave_no_gap; " + an_event(2, 3), "UNIQUE constraint failed: events.draft_id");
}

TEST_F(SqliteSchema, OneEventHasOnePlaceInItsTournament) {
  EXPECT_REFUSES("DROP TRIGGER events_leave_no_gap; " + an_event(3, 2),
                 "UNIQUE constraint failed: events.tournament_id");
}

TEST_F(SqliteSchema, AnEventFollowsTheHeadOfItsLogs) {
  EXPECT_REFUSES(an_event(4, 3), "must follow the head");
  EXPECT_REFUSES(an_event(3, 4), "must follow the head");
  EXPECT_EQ(file_.failure(an_event(3, 3)), "");
}

TEST_F(SqliteSchema, AnEventIsOfAKnownTypeAndADraftThatIsThere) {
  EXPECT_REFUSES(an_event(3, 3, "player_eaten"), "CHECK constraint failed");
  EXPECT_REFUSES("INSERT INTO events VALUES (77, 1, 77, 1, 99, 'tie_roll', '{}', NULL, NULL, 0)",
                 "FOREIGN KEY constraint failed");
}

TEST_F(SqliteSchema, AnEventNeverChangesAndStaysWhileItsDraftDoes) {
  EXPECT_REFUSES("UPDATE events SET created_at = 1", "an event never changes");
  EXPECT_REFUSES("DELETE FROM events", "never deleted while its draft exists");
  EXPECT_EQ(file_.failure("DELETE FROM drafts WHERE id = 1"), "");
  EXPECT_EQ(file_.value("SELECT count(*) FROM events"), "0");
}

TEST_F(SqliteSchema, TheSetUpFreezesAtTheStart) {
  EXPECT_REFUSES("UPDATE drafts SET style = 'snake' WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET team_size = 3 WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET tie_window = 3 WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET status = 'pending', started_at = NULL WHERE id = 1", "pending again");
  EXPECT_REFUSES("UPDATE teams SET captain_id = 5 WHERE draft_id = 1", "never change");
  EXPECT_REFUSES("UPDATE teams SET draft_order = draft_order + 10 WHERE draft_id = 1", "never change");
  EXPECT_REFUSES("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (1, 5, 'x', 9)", "never change");
  EXPECT_REFUSES("DELETE FROM teams WHERE draft_id = 1", "never change");
  EXPECT_EQ(file_.failure("UPDATE drafts SET style = 'snake', team_size = 3, tie_window = 7 WHERE id = 2"), "");
}

TEST_F(SqliteSchema, CaptainsAndTheirOrderAreUniqueInADraft) {
  EXPECT_REFUSES("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (2, 1, 'x', 9)", "UNIQUE");
  EXPECT_REFUSES("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (2, 5, 'x', 1)", "UNIQUE");
}

TEST_F(SqliteSchema, NumbersAndWordsStayInTheirRanges) {
  const std::vector<std::string> forbidden{
      "UPDATE players SET mmr = -1",
      "UPDATE players SET mmr = 20001",
      "UPDATE players SET mmr = NULL",
      "UPDATE players SET mmr = 'high'",
      "UPDATE players SET positions = '['",
      "UPDATE players SET name = ''",
      "UPDATE drafts SET team_size = 1 WHERE id = 2",
      "UPDATE drafts SET team_size = 11 WHERE id = 2",
      "UPDATE drafts SET tie_window = -1 WHERE id = 2",
      "UPDATE drafts SET tie_window = 5001 WHERE id = 2",
      "UPDATE drafts SET style = 'auction' WHERE id = 2",
      "UPDATE drafts SET status = 'paused' WHERE id = 2",
      "UPDATE drafts SET status = 'completed' WHERE id = 1",
      "UPDATE drafts SET status = 'active' WHERE id = 2",
      "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('x', 'root', '', 0)",
      "INSERT INTO meta (id, epoch) VALUES (2, '0123456789abcdef0123456789abcdef')",
  };
  for (const std::string& sql : forbidden) EXPECT_NE(file_.failure(sql), "") << sql;
}

TEST_F(SqliteSchema, PlayersOfAStartedDraftStay) {
  EXPECT_REFUSES("DELETE FROM players WHERE id = 8", "FOREIGN KEY constraint failed");
}

TEST_F(SqliteSchema, EveryReferenceHasAnIndexThatFindsIt) {
  // Without one, deleting a row would look at every row that might name it.
  EXPECT_EQ(file_.value(R"sql(
    SELECT group_concat(m.name || '.' || f."from") FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
    WHERE m.type = 'table' AND NOT EXISTS (
      SELECT 1 FROM pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS c
      WHERE c.seqno = 0 AND c.name = f."from"))sql"),
            "");
}

}  // namespace
}  // namespace draftwire::testing
