#include "wire/sentence.hpp"

#include <gtest/gtest.h>

#include "unit/wire/every_event.hpp"

namespace draftwire::testing {
namespace {

using domain::PlayerId;
using domain::TeamId;
using wire::sentence;

constexpr PlayerId kA{1};
constexpr PlayerId kB{2};
constexpr PlayerId kC{3};

domain::TieRoll a_tie(std::vector<std::vector<domain::Roll>> roll_rounds) {
  return {1,
          {{kA, "CaptainA", 5000, TeamId{1}}, {kB, "CaptainB", 5000, TeamId{2}}, {kC, "CaptainC", 5000, TeamId{3}}},
          std::move(roll_rounds),
          kB,
          "CaptainB",
          std::nullopt};
}

TEST(Sentence, of_the_start) {
  EXPECT_EQ(sentence(domain::DraftStarted{}), "Draft started");
}

TEST(Sentence, of_a_pick) {
  EXPECT_EQ(sentence(domain::PlayerPicked{3, 1, kA, "CaptainA", kB, "PlayerB", 4400, TeamId{1}, "Team", 9400}),
            "CaptainA picked PlayerB (Round 3)");
}

TEST(Sentence, of_a_tie) {
  EXPECT_EQ(sentence(a_tie({{{kA, 4}, {kB, 6}}})), "Tie! CaptainA rolled 4, CaptainB rolled 6 → CaptainB wins");
}

TEST(Sentence, of_a_tie_that_rolled_again) {
  EXPECT_EQ(sentence(a_tie({{{kA, 6}, {kB, 6}, {kC, 1}}, {{kA, 2}, {kB, 5}}})),
            "Tie! CaptainA rolled 6, CaptainB rolled 6, CaptainC rolled 1; CaptainA rolled 2, CaptainB rolled 5 → "
            "CaptainB wins");
}

TEST(Sentence, of_a_turn) {
  EXPECT_EQ(sentence(domain::CaptainAssigned{4, 1, kB, "CaptainB", TeamId{2}, "Team", 5000, true}),
            "CaptainB is on the clock (Round 4)");
}

TEST(Sentence, of_an_undo) {
  EXPECT_EQ(sentence(domain::PickUndone{3, kA, "CaptainA", kB, "PlayerB", TeamId{1}, 5, "misclick"}),
            "Round 3 pick undone: PlayerB returns to the pool");
}

TEST(Sentence, of_the_end) {
  EXPECT_EQ(sentence(domain::DraftCompleted{}), "Draft completed");
  EXPECT_EQ(sentence(domain::DraftAborted{"power cut", std::nullopt}), "Draft aborted");
}

TEST(Sentence, takes_names_as_they_are) {
  EXPECT_EQ(sentence(domain::CaptainAssigned{1, 1, kA, "{round} {} %s \"نور\"", TeamId{1}, "Team", 0, false}),
            "{round} {} %s \"نور\" is on the clock (Round 1)");
}

TEST(Sentence, of_an_event_is_that_of_its_body) {
  for (const domain::Event& event : every_event()) EXPECT_EQ(sentence(event), sentence(event.body));
}

}  // namespace
}  // namespace draftwire::testing
