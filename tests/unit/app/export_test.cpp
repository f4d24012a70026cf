#include "app/export.hpp"

#include <gtest/gtest.h>

namespace draftwire::app {
namespace {

domain::State a_state(const std::string& team_name, const std::string& captain_name) {
  domain::Setup setup;
  setup.teams = {{{1}, team_name, {11}, 1}, {{2}, "Second", {12}, 2}};
  setup.players = {{{11}, captain_name, 5000, {}}, {{12}, "Bo", 4000, {}}, {{13}, "Cy, \"the\" Third", 3000, {}}};
  domain::State state = domain::pending_state({7}, {3}, setup, {});
  state.teams[0].player_ids.push_back({13});
  domain::Round round;
  round.round = 1;
  round.choice_id = domain::PlayerId{13};
  state.rounds.push_back(round);
  return state;
}

TEST(TeamsCsv, has_a_line_a_member_the_captain_first) {
  EXPECT_EQ(teams_csv(a_state("First", "Ann")),
            "team,role,player,mmr,round\r\n"
            "First,captain,Ann,5000,\r\n"
            "First,player,\"Cy, \"\"the\"\" Third\",3000,1\r\n"
            "Second,captain,Bo,4000,\r\n");
}

TEST(TeamsCsv, says_ratings_as_the_draft_does) {
  domain::State state = a_state("First", "Ann");
  state.rating = {"=Elo", 2};
  EXPECT_TRUE(teams_csv(state).starts_with("team,role,player,'=Elo,round\r\nFirst,captain,Ann,50.00,\r\n"))
      << teams_csv(state);
}

TEST(TeamsCsv, never_makes_a_formula) {
  for (const std::string name : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uFF1D1+1", "\uFF0B1", "\uFF0D1",
                                 "\uFF20SUM(A1)", "\uFE661", "\uFE621", "\uFE631", "\uFE6BA1"}) {
    const std::string file = teams_csv(a_state(name, name));
    EXPECT_NE(file.find("'" + name), std::string::npos) << name;
    EXPECT_EQ(file.find("\n" + name), std::string::npos) << name;
    EXPECT_EQ(file.find("," + name), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace draftwire::app
