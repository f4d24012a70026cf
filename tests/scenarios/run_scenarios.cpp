// Plays every tests/scenarios/*.draft against the pure rules.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "scenarios/scenario.hpp"
#include "unit/domain/game.hpp"
#include "wire/event_json.hpp"
#include "wire/problem.hpp"

namespace draftwire::scenarios {
namespace {

using domain::PlayerId;
using domain::TeamId;

constexpr PlayerId kNobodysId{99'999};

std::string code_of(const domain::Refusal& refusal) {
  switch (wire::problem_from(refusal, 0).code) {
    case wire::ProblemCode::not_signed_in:
      return "not_signed_in";
    case wire::ProblemCode::forbidden:
      return "forbidden";
    case wire::ProblemCode::not_on_the_clock:
      return "not_on_the_clock";
    case wire::ProblemCode::draft_not_pending:
      return "draft_not_pending";
    case wire::ProblemCode::draft_not_active:
      return "draft_not_active";
    case wire::ProblemCode::nothing_to_draft:
      return "nothing_to_draft";
    case wire::ProblemCode::nothing_to_undo:
      return "nothing_to_undo";
    case wire::ProblemCode::round_not_current:
      return "round_not_current";
    case wire::ProblemCode::player_not_available:
      return "player_not_available";
    case wire::ProblemCode::validation_failed:
      return "validation_failed";
    default:
      return "a code that the rules do not use";
  }
}

domain::Setup setup_of(const Scenario& scenario) {
  domain::Setup setup{scenario.style, scenario.team_size, scenario.tie_window, {}, {}};
  std::int64_t id = 0;
  for (int order = 1; const Person& person : scenario.captains) {
    ++id;
    setup.teams.push_back({TeamId{order}, "Team " + person.name, PlayerId{id}, order});
    setup.players.push_back({PlayerId{id}, person.name, person.mmr, {}});
    ++order;
  }
  for (const Person& person : scenario.pool) setup.players.push_back({PlayerId{++id}, person.name, person.mmr, {}});
  return setup;
}

class Play {
 public:
  explicit Play(const Scenario& scenario)
      : scenario_(scenario), game_(setup_of(scenario), testing::ScriptedDice(scenario.dice)) {}

  void run() {
    expect_all(scenario_.expectations);
    for (const Step& step : scenario_.steps) {
      SCOPED_TRACE("line " + std::to_string(step.line));
      const domain::State before = game_.state();
      const testing::Outcome outcome = game_.execute(command_of(step), actor_of(step));
      if (step.refusal) {
        ASSERT_FALSE(outcome.has_value()) << "was to be refused: " << *step.refusal;
        EXPECT_EQ(code_of(outcome.error()), *step.refusal) << outcome.error().detail;
        EXPECT_EQ(game_.state(), before);
      } else {
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        expect_events(step.events, *outcome);
      }
      expect_all(step.expectations);
    }
    EXPECT_EQ(game_.dice().thrown(), scenario_.dice.size()) << "every die is thrown, and no other one";
  }

 private:
  [[nodiscard]] PlayerId id_of(const std::string& name) const {
    const auto& players = game_.state().players;
    const auto found = std::ranges::find(players, name, &domain::Player::name);
    return found == players.end() ? kNobodysId : found->id;
  }

  [[nodiscard]] std::string name_of(const std::optional<PlayerId>& id) const {
    return id ? domain::find_player(game_.state(), *id)->name : "?";
  }

  [[nodiscard]] domain::Command command_of(const Step& step) const {
    if (step.command == "start") return domain::StartDraft{};
    if (step.command == "pick") return domain::PickPlayer{id_of(step.player), step.round.value()};
    if (step.command == "undo") return domain::UndoPick{step.round, step.reason};
    return domain::AbortDraft{step.reason};
  }

  [[nodiscard]] domain::Actor actor_of(const Step& step) const {
    if (step.by == "staff") return testing::staff();
    if (step.by == "nobody") return testing::anonymous();
    if (step.by == "stranger") return testing::stranger();
    for (const domain::Team& team : game_.state().teams) {
      if (name_of(team.captain_id) == step.by) return testing::seat_of(team.id);
    }
    throw BadScenario("line " + std::to_string(step.line) + ": no captain " + step.by);
  }

  static std::string rolls_of(const domain::TieRoll& tie) {
    std::string text;
    for (const auto& rolls : tie.roll_rounds) {
      if (!text.empty()) text += ';';
      for (const domain::Roll& roll : rolls) {
        if (&roll != &rolls.front()) text += ',';
        const auto captain = std::ranges::find(tie.tied_captains, roll.captain_id, &domain::TiedCaptain::id);
        text += captain->name + ":" + std::to_string(roll.roll);
      }
    }
    return text;
  }

  static std::string tied_in(const domain::TieRoll& tie) {
    std::string text;
    for (const domain::TiedCaptain& captain : tie.tied_captains) text += (text.empty() ? "" : ",") + captain.name;
    return text;
  }

  static std::string shown(const domain::Event& event, const std::string& field) {
    if (const auto* tie = std::get_if<domain::TieRoll>(&event.body)) {
      if (field == "rolls") return rolls_of(*tie);
      if (field == "tied") return tied_in(*tie);
    }
    const wire::Object payload = wire::payload_json(event.body, event.draft_id);
    const wire::Value* value = payload.if_contains(field);
    if (value == nullptr) return "no such field";
    return value->is_string() ? std::string(value->as_string()) : boost::json::serialize(*value);
  }

  static void expect_events(const std::vector<ExpectedEvent>& expected, const testing::Commit& commit) {
    std::vector<std::string> types;
    for (const ExpectedEvent& event : expected) types.push_back(event.type);
    ASSERT_EQ(testing::types(commit), types);
    for (std::size_t place = 0; place < expected.size(); ++place) {
      for (const Field& field : expected[place].fields) {
        EXPECT_EQ(shown(commit[place], field.name), field.value)
            << "line " << expected[place].line << ", " << field.name;
      }
    }
  }

  void expect_all(const std::vector<Expectation>& expectations) const {
    for (const Expectation& expectation : expectations) {
      SCOPED_TRACE("line " + std::to_string(expectation.line));
      expect(expectation);
    }
  }

  void expect(const Expectation& expectation) const {
    const domain::State& state = game_.state();
    std::vector<std::string> names;
    if (expectation.subject == "pool") {
      for (const PlayerId id : game_.pool()) names.push_back(name_of(id));
      EXPECT_EQ(names, names_in(expectation.name));
    } else if (expectation.subject == "turns") {
      for (const domain::Round& round : state.rounds) names.push_back(name_of(round.captain_id));
      EXPECT_EQ(names, names_in(expectation.name));
    } else if (expectation.subject == "team") {
      const PlayerId captain = id_of(expectation.name);
      const auto team = std::ranges::find(state.teams, captain, &domain::Team::captain_id);
      ASSERT_NE(team, state.teams.end()) << "no captain " << expectation.name;
      for (const PlayerId id : team->player_ids) names.push_back(name_of(id));
      for (const Field& field : expectation.fields) {
        if (field.name == "members") {
          EXPECT_EQ(names, names_in(field.value));
        } else {
          EXPECT_EQ(field.name + "=" + field.value, "total_mmr=" + std::to_string(team->total_mmr));
        }
      }
    } else {
      ASSERT_EQ(expectation.subject, "draft");
      for (const Field& field : expectation.fields) EXPECT_EQ(of_draft(field.name), field.value) << field.name;
    }
  }

  [[nodiscard]] std::string of_draft(const std::string& field) const {
    const domain::State& state = game_.state();
    if (field == "status") return std::string(to_string(state.status));
    if (field == "seq") return std::to_string(state.seq);
    if (field == "on_clock") return state.on_clock ? name_of(state.on_clock->captain_id) : "nobody";
    if (field == "round") return state.on_clock ? std::to_string(state.on_clock->round) : "none";
    if (field == "phase") return state.on_clock ? std::to_string(state.on_clock->phase) : "none";
    return "no such field";
  }

  const Scenario& scenario_;
  testing::Game game_;
};

std::vector<std::filesystem::path> scenario_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(DRAFTWIRE_SOURCE_DIR "/tests/scenarios")) {
    if (entry.path().extension() == ".draft") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

class Scenarios : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Scenarios, go_as_told) {
  const Scenario scenario = read_scenario(GetParam());
  Play(scenario).run();
}

INSTANTIATE_TEST_SUITE_P(Rules, Scenarios, ::testing::ValuesIn(scenario_files()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(ScenarioParser, names_the_line_that_is_not_in_the_form) {
  const auto problem_with = [](const std::string& text) -> std::string {
    try {
      static_cast<void>(parse_scenario(text));
    } catch (const BadScenario& bad) {
      return bad.what();
    }
    return "nothing";
  };
  EXPECT_EQ(problem_with("draft zigzag"), "line 1: unknown style zigzag");
  EXPECT_EQ(problem_with("draft snake team_size=x"), "line 1: expected a number, not x");
  EXPECT_EQ(problem_with("# a comment\n\ncaptian Ana 5"), "line 3: unknown word captian");
  EXPECT_EQ(problem_with("captain Ana 5\ncaptain Ben 5\nstart"), "line 3: say by whom");
  EXPECT_EQ(problem_with("captain Ana 5\ncaptain Ben 5\nstart by staff"),
            "line 3: a command causes events or is refused");
  EXPECT_EQ(problem_with("captain Ana 5\nstart by staff\n  draft_started 4"), "line 3: expected name=value, not 4");
  EXPECT_EQ(problem_with("  draft_started"), "line 1: an outcome needs a command before it");
}

TEST(ScenarioParser, keeps_spaces_within_quotes) {
  const Scenario scenario =
      parse_scenario("captain Ana 5\ncaptain Ben 5\nabort because \"power cut\" by staff\n  draft_aborted");
  EXPECT_EQ(scenario.steps.at(0).reason, "power cut");
}

}  // namespace
}  // namespace draftwire::scenarios
