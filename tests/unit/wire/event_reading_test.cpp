#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/wire/every_event.hpp"
#include "wire/event_json.hpp"

namespace draftwire::testing {
namespace {

using domain::EventBody;

std::string problem_with(std::string_view type, std::string_view text) {
  try {
    static_cast<void>(wire::event_body_from(type, text));
  } catch (const wire::CorruptPayload& corrupt) {
    return corrupt.what();
  }
  return "nothing";
}

TEST(StoredPayload, reads_back_as_it_was_written) {
  for (const domain::Event& event : every_event()) {
    EXPECT_EQ(wire::event_body_from(event_type(event.body), wire::payload_text(event.body, event.draft_id)),
              event.body);
  }
}

TEST(StoredPayload, reads_back_with_and_without_what_may_be_missing) {
  auto tie = std::get<domain::TieRoll>(every_event()[1].body);
  tie.original_seq = 2;
  for (const EventBody& body : {EventBody(tie), EventBody(domain::DraftAborted{"why", std::nullopt}),
                                EventBody(domain::PickUndone{1, {1}, "a", {2}, "b", {3}, 4, std::nullopt})}) {
    EXPECT_EQ(wire::event_body_from(event_type(body), wire::payload_text(body, {7})), body);
  }
}

TEST(StoredPayload, of_a_later_version_may_have_more_fields) {
  EXPECT_EQ(wire::event_body_from("draft_completed",
                                  R"({"draft_id":7,"draft_style":"snake","team_count":4,"confetti":{"a":[1]}})"),
            EventBody(domain::DraftCompleted{domain::Style::snake, 4}));
}

TEST(StoredPayload, of_an_earlier_version_may_lack_what_may_be_null) {
  EXPECT_EQ(wire::event_body_from("draft_aborted", R"({"draft_id":7})"), EventBody(domain::DraftAborted{}));
}

TEST(StoredPayload, of_an_earlier_version_has_no_name_leaves_out_nobody_and_is_in_whole_mmr) {
  const auto body = wire::event_body_from("draft_started", R"({"draft_id":7,"draft_style":"snake","team_size":3,
    "tie_window":5,"total_rounds":1,"teams":[],"players":[]})");
  const domain::Setup& setup = std::get<domain::DraftStarted>(body).setup;
  EXPECT_EQ(setup.name, std::nullopt);
  EXPECT_TRUE(setup.left_out.empty());
  EXPECT_EQ(setup.rating, (domain::RatingScale{"MMR", 0}));
}

TEST(StoredPayload, that_is_damaged_is_named_by_its_field) {
  EXPECT_THAT(problem_with("draft_completed", "{"), ::testing::HasSubstr("not JSON"));
  EXPECT_EQ(problem_with("draft_completed", "[]"), "payload: expected an object");
  EXPECT_EQ(problem_with("draft_completed", R"({"draft_style":"snake"})"), "team_count: missing");
  EXPECT_EQ(problem_with("draft_completed", R"({"draft_style":"snake","team_count":"4"})"),
            "team_count: expected an integer");
  EXPECT_EQ(problem_with("draft_completed", R"({"draft_style":"snake","team_count":4000000000})"),
            "team_count: out of range");
  EXPECT_EQ(problem_with("draft_completed", R"({"draft_style":7,"team_count":4})"), "draft_style: expected a string");
  EXPECT_EQ(problem_with("draft_completed", R"({"draft_style":"zigzag","team_count":4})"),
            "draft_style: unknown style zigzag");
  EXPECT_EQ(problem_with("draft_aborted", R"({"reason":5})"), "reason: expected a string");
  EXPECT_EQ(problem_with("draft_aborted", R"({"setup":5})"), "setup: expected an object");
  EXPECT_EQ(problem_with("tie_roll", R"({"round":1,"tied_captains":{}})"), "tied_captains: expected a list");
  EXPECT_EQ(problem_with("tie_roll", R"({"round":1,"tied_captains":[1]})"), "tied_captains: expected an object");
  EXPECT_EQ(problem_with("tie_roll", R"({"round":1,"tied_captains":[],"roll_rounds":[1]})"),
            "roll_rounds: expected a list of lists");
}

TEST(StoredPayload, without_any_one_of_its_fields_is_refused_or_reads_as_null) {
  for (const domain::Event& event : every_event()) {
    const wire::Object whole = wire::payload_json(event.body, event.draft_id);
    for (const auto& member : whole) {
      wire::Object cut = whole;
      cut.erase(member.key());
      const std::string problem = problem_with(event_type(event.body), boost::json::serialize(cut));
      EXPECT_TRUE(problem == "nothing" || problem == std::string(member.key()) + ": missing")
          << event_type(event.body) << ": " << problem;
    }
  }
}

TEST(StoredPayload, of_an_unknown_type_is_refused) {
  EXPECT_EQ(problem_with("draft_paused", "{}"), "unknown event type draft_paused");
}

}  // namespace
}  // namespace draftwire::testing
