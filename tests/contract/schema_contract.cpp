#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contract/schema_contract.hpp"

// The database itself refuses what the rules forbid, whichever program writes to it.
namespace draftwire::testing {
namespace {

using ::testing::HasSubstr;

#define EXPECT_REFUSES(sql, words) EXPECT_THAT(failure(sql), HasSubstr(words)) << (sql)

TEST_P(SchemaContract, one_event_has_one_place_in_its_draft_and_its_tournament) {
  database_->run(GetParam().without_gap_check);
  EXPECT_REFUSES(an_event(2, 3), "unique");
  EXPECT_REFUSES(an_event(3, 2), "unique");
  EXPECT_EQ(failure(an_event(3, 3)), "");
}

TEST_P(SchemaContract, an_event_follows_the_head_of_its_logs) {
  EXPECT_REFUSES(an_event(4, 3), "must follow the head");
  EXPECT_REFUSES(an_event(3, 4), "must follow the head");
  EXPECT_EQ(failure(an_event(3, 3)), "");
}

TEST_P(SchemaContract, an_event_is_of_a_draft_that_is_there_and_of_a_commit_of_its) {
  const std::string columns =
      "INSERT INTO events (draft_id, seq, tournament_id, tournament_seq, commit_seq, id, event_type, payload, "
      "actor_kind, "
      "actor_id, actor_name, created_at) VALUES ";
  EXPECT_REFUSES(columns + "(77, 1, 77, 1, 1, 99, 'tie_roll', '{}', NULL, NULL, NULL, 0)", "foreign key constraint");
  EXPECT_REFUSES(columns + "(1, 3, 1, 3, 4, 99, 'tie_roll', '{}', NULL, NULL, NULL, 0)", "check constraint");
  EXPECT_REFUSES(columns + "(1, 3, 1, 3, 0, 99, 'tie_roll', '{}', NULL, NULL, NULL, 0)", "check constraint");
  EXPECT_REFUSES(columns + "(1, 3, 1, 3, NULL, 99, 'tie_roll', '{}', NULL, NULL, NULL, 0)", "null");
  EXPECT_REFUSES(columns + "(1, 3, 1, 3, 3, 99, '', '{}', NULL, NULL, NULL, 0)", "check constraint");
  EXPECT_REFUSES(columns + "(1, 3, 1, 3, 3, 99, 'tie_roll', '{}', NULL, 4, 'Kay', 0)", "check constraint");
  EXPECT_REFUSES(columns + "(1, 3, 1, 3, 3, 99, 'tie_roll', '{}', 'account', 4, NULL, 0)", "check constraint");
  EXPECT_EQ(failure(columns + "(1, 3, 1, 3, 3, 99, 'a_type_to_come', '{}', 'a_kind_to_come', 4, 'Kay', 0)"), "");
}

TEST_P(SchemaContract, an_event_never_changes_and_stays_while_its_draft_does) {
  EXPECT_REFUSES("UPDATE events SET created_at = 1", "an event never changes");
  EXPECT_REFUSES("DELETE FROM events", "never deleted while its draft exists");
  EXPECT_EQ(failure("DELETE FROM drafts WHERE id = 1"), "");
  EXPECT_EQ(database_->value("SELECT count(*) FROM events"), "0");
}

TEST_P(SchemaContract, the_set_up_freezes_at_the_start) {
  EXPECT_REFUSES("UPDATE drafts SET style = 'snake' WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET team_size = 3 WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET tie_window = 3 WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET name = 'x' WHERE id = 1", "never changes");
  EXPECT_REFUSES("UPDATE drafts SET status = 'pending', started_at = NULL WHERE id = 1", "pending again");
  EXPECT_REFUSES("UPDATE teams SET captain_id = 5 WHERE draft_id = 1", "never change");
  EXPECT_REFUSES("UPDATE teams SET draft_order = draft_order + 10 WHERE draft_id = 1", "never change");
  EXPECT_REFUSES("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (1, 5, 'x', 9)", "never change");
  EXPECT_REFUSES("DELETE FROM teams WHERE draft_id = 1", "never change");
  EXPECT_EQ(failure("UPDATE drafts SET style = 'snake', team_size = 3, tie_window = 7 WHERE id = 2"), "");
}

TEST_P(SchemaContract, captains_and_their_order_are_unique_in_a_draft) {
  EXPECT_REFUSES("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (2, 1, 'x', 9)", "unique");
  EXPECT_REFUSES("INSERT INTO teams (draft_id, captain_id, name, draft_order) VALUES (2, 5, 'x', 1)", "unique");
}

TEST_P(SchemaContract, numbers_and_words_stay_in_their_ranges) {
  const std::vector<std::string> forbidden{
      "UPDATE players SET mmr = -1",
      "UPDATE players SET mmr = 1000001",
      "UPDATE players SET mmr = NULL",
      "UPDATE players SET mmr = 'high'",
      "UPDATE players SET positions = '['",
      "UPDATE players SET name = ''",
      "UPDATE players SET is_out = 2",
      "UPDATE tournaments SET rating_name = ''",
      "UPDATE tournaments SET rating_decimals = 4",
      "UPDATE tournaments SET rating_decimals = -1",
      "UPDATE drafts SET name = '' WHERE id = 2",
      "UPDATE teams SET is_named = 2 WHERE draft_id = 2",
      "UPDATE drafts SET team_size = 1 WHERE id = 2",
      "UPDATE drafts SET team_size = 11 WHERE id = 2",
      "UPDATE drafts SET tie_window = -1 WHERE id = 2",
      "UPDATE drafts SET tie_window = 100001 WHERE id = 2",
      "UPDATE drafts SET style = '' WHERE id = 2",
      "UPDATE drafts SET next_deadline = 1 WHERE id = 2",
      "UPDATE drafts SET status = 'paused' WHERE id = 2",
      "UPDATE drafts SET status = 'completed' WHERE id = 1",
      "UPDATE drafts SET status = 'active' WHERE id = 2",
      "INSERT INTO accounts (name, role, password_hash, created_at) VALUES ('x', 'root', '', 0)",
      "UPDATE meta SET id = 2",
  };
  for (const std::string& sql : forbidden) EXPECT_NE(failure(sql), "") << sql;
}

TEST_P(SchemaContract, players_of_a_started_draft_stay) {
  EXPECT_REFUSES("DELETE FROM players WHERE id = 8", "foreign key constraint");
  EXPECT_REFUSES("UPDATE players SET left_at = 1 WHERE id = 8", "stay on the roster");
}

TEST_P(SchemaContract, a_tournament_with_an_active_draft_stays) {
  EXPECT_REFUSES("UPDATE tournaments SET deleted_at = 1", "a tournament with an active draft is not deleted");
}

TEST_P(SchemaContract, captains_of_a_started_draft_keep_the_names_that_it_started_with) {
  EXPECT_REFUSES("UPDATE teams SET captain_name = 'x' WHERE draft_id = 1", "the teams of a started draft never change");
}

TEST_P(SchemaContract, every_reference_has_an_index_that_finds_it) {
  // Without one, deleting a row would look at every row that might name it.
  EXPECT_EQ(database_->value(GetParam().references_without_index), "");
}

}  // namespace
}  // namespace draftwire::testing
