#include "wire/state_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/domain/game.hpp"
#include "unit/wire/golden.hpp"
#include "wire/event_json.hpp"

namespace draftwire::testing {
namespace {

using domain::Style;
using ::testing::ElementsAre;

constexpr std::string_view kEpoch = "5f0c";

DraftBuilder a_tied_shuffle() {
  return a_draft().with_style(Style::shuffle).with_captains({5000, 5000}).rolling({4, 6}).with_pool({300, 200, 100});
}

wire::Object shown(const domain::State& state) {
  return boost::json::parse(wire::state_text(state, kEpoch)).as_object();
}

TEST(StateJson, of_a_pending_draft_looks_like_its_golden_file) {
  expect_golden("state_pending", shown(a_draft().pending().state()));
}

TEST(StateJson, of_an_active_shuffle_looks_like_its_golden_file) {
  Game game = a_tied_shuffle().started();
  game.pick_anyone();
  expect_golden("state_active_shuffle", shown(game.state()));
}

TEST(StateJson, of_a_completed_snake_looks_like_its_golden_file) {
  Game game = a_draft().with_style(Style::snake).started();
  game.play_to_the_end();
  expect_golden("state_completed_snake", shown(game.state()));
}

TEST(StateJson, of_an_aborted_draft_looks_like_its_golden_file) {
  Game game = a_draft().started();
  ASSERT_TRUE(game.execute(domain::AbortDraft{}).has_value());
  expect_golden("state_aborted", shown(game.state()));
}

TEST(StateJson, names_its_fields_in_the_order_of_the_documentation) {
  std::vector<std::string> names;
  for (const auto& member : shown(a_draft().pending().state())) names.emplace_back(member.key());
  EXPECT_THAT(names, ElementsAre("id", "tournament_id", "epoch", "seq", "name", "style", "status", "team_size",
                                 "tie_window", "rating_name", "rating_decimals", "leave_out", "on_clock", "teams",
                                 "rounds", "players", "created_at", "started_at", "completed_at"));
}

TEST(StateJson, says_null_for_what_a_round_does_not_know_yet) {
  const Game game = a_tied_shuffle().started();
  EXPECT_EQ(shown(game.state()).at("rounds").at(1),
            boost::json::parse(R"({"round":2,"phase":1,"captain_id":null,"team_id":null,"choice_id":null,
                                   "was_tie":false,"tie_roll_data":null})"));
}

TEST(StateJson, shows_the_tie_of_a_round_as_its_event_did) {
  const Game game = a_tied_shuffle().started();
  EXPECT_EQ(shown(game.state()).at("rounds").at(0).at("tie_roll_data"), wire::to_json(game.log().at(1)).at("payload"));
}

}  // namespace
}  // namespace draftwire::testing
