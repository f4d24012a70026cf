#include "wire/event_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/wire/every_event.hpp"
#include "unit/wire/golden.hpp"

namespace draftwire::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> keys(const wire::Object& object) {
  std::vector<std::string> names;
  for (const auto& member : object) names.emplace_back(member.key());
  return names;
}

TEST(EventJson, looks_like_the_golden_file_of_its_type) {
  for (const domain::Event& event : every_event()) {
    expect_golden(std::string(event_type(event.body)), wire::to_json(event));
  }
}

TEST(EventJson, names_its_envelope_in_the_order_of_the_documentation) {
  EXPECT_THAT(keys(wire::to_json(every_event().front())),
              ElementsAre("id", "tournament_id", "draft_id", "seq", "tournament_seq", "commit_seq", "event_type",
                          "payload", "actor", "created_at"));
}

TEST(EventJson, shows_of_an_actor_what_it_is_its_id_and_name_only) {
  EXPECT_THAT(keys(wire::to_json(every_event()[1]).at("actor").as_object()), ElementsAre("kind", "id", "name"));
}

TEST(EventJson, says_null_for_the_system) {
  EXPECT_TRUE(wire::to_json(every_event()[0]).at("actor").is_null());
}

TEST(EventJson, of_an_aborted_active_draft_has_no_set_up) {
  const domain::DraftAborted aborted{"power cut", std::nullopt};
  EXPECT_EQ(wire::payload_text(aborted, {7}), R"({"draft_id":7,"reason":"power cut","setup":null})");
}

TEST(EventJson, of_a_repeated_roll_points_to_the_first) {
  auto tie = std::get<domain::TieRoll>(every_event()[1].body);
  tie.original_seq = 9;
  EXPECT_EQ(wire::payload_json(tie).at("original_seq").as_int64(), 9);
}

TEST(PayloadText, is_what_the_event_shows) {
  for (const domain::Event& event : every_event()) {
    EXPECT_EQ(boost::json::parse(wire::payload_text(event.body, event.draft_id)), wire::to_json(event).at("payload"));
  }
}

}  // namespace
}  // namespace draftwire::testing
