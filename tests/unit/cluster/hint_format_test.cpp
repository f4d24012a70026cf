#include "cluster/hint_format.hpp"

#include <gtest/gtest.h>

namespace draftwire::cluster {
namespace {

CommitHint a_commit() {
  const std::string payload = R"({"type":"draft_events","events":[{"seq":4},{"seq":5}]})";
  return {"e1", std::make_shared<const wire::CommitFrame>(
                    wire::CommitFrame{.draft_id = {7},
                                      .tournament_id = {3},
                                      .first_seq = 4,
                                      .last_seq = 5,
                                      .first_tournament_seq = 18,
                                      .last_tournament_seq = 19,
                                      .event_count = 2,
                                      .frame = wire::Frame(wire::Frame::Opcode::text, payload)})};
}

TEST(HintFormat, a_commit_comes_back_as_it_was_with_the_very_bytes_of_its_frame) {
  const CommitHint sent = a_commit();
  const auto hint = decode(encode({"n1", sent}));
  ASSERT_TRUE(hint);
  EXPECT_EQ(hint->node, "n1");
  const auto& got = std::get<CommitHint>(hint->what);
  EXPECT_EQ(got.epoch, "e1");
  EXPECT_EQ(got.commit->draft_id, sent.commit->draft_id);
  EXPECT_EQ(got.commit->tournament_id, sent.commit->tournament_id);
  EXPECT_EQ(got.commit->first_seq, 4);
  EXPECT_EQ(got.commit->last_seq, 5);
  EXPECT_EQ(got.commit->first_tournament_seq, 18);
  EXPECT_EQ(got.commit->last_tournament_seq, 19);
  EXPECT_EQ(got.commit->event_count, 2U);
  EXPECT_EQ(got.commit->frame.bytes(), sent.commit->frame.bytes());
}

TEST(HintFormat, the_other_kinds_come_back_as_they_were) {
  const auto setup = decode(encode({"n1", SetupHint{domain::DraftId{7}, {3}}}));
  ASSERT_TRUE(setup);
  EXPECT_EQ(std::get<SetupHint>(setup->what).draft, domain::DraftId{7});
  EXPECT_EQ(std::get<SetupHint>(setup->what).tournament, domain::TournamentId{3});
  const auto deleted = decode(encode({"n1", DeletedHint{{3}, {{7}, {8}}}}));
  ASSERT_TRUE(deleted);
  EXPECT_EQ(std::get<DeletedHint>(deleted->what).drafts, (std::vector<domain::DraftId>{{7}, {8}}));
  const auto probe = decode(encode({"n1", Probe{123'456}}));
  ASSERT_TRUE(probe);
  EXPECT_EQ(std::get<Probe>(probe->what).sent_at, 123'456);
}

TEST(HintFormat, what_is_no_hint_is_none) {
  std::string cut = encode({"n1", a_commit()});
  cut.pop_back();
  for (const std::string& text :
       {std::string(), std::string("\n"), std::string("commit n1\n"), std::string("setup n1 7\n"),
        std::string("setup n1 7 x\n"), std::string("setup n1 7 3 9\n"), std::string("setup n1 -7 3\n"),
        std::string("probe n1 5"), std::string("gossip n1 5\n"), cut,
        std::string("commit n1 e1 7 3 4 9 18 19 2\n{\"type\":\"draft_events\",\"events\":[]}")}) {
    EXPECT_FALSE(decode(text)) << text;
  }
}

TEST(HintFormat, a_tournaments_pattern_matches_its_drafts_and_no_node) {
  EXPECT_EQ(draft_redis_channel("l", {3}, {7}), "draftwire:l:3:7");
  EXPECT_EQ(tournament_pattern("l", {3}), "draftwire:l:3:*");
  EXPECT_EQ(node_redis_channel("l", "n1"), "draftwire:l:node:n1");
}

}  // namespace
}  // namespace draftwire::cluster
