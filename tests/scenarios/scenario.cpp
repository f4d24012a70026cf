#include "scenarios/scenario.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

namespace draftwire::scenarios {
namespace {

using Tokens = std::vector<std::string>;

// Words between spaces; quotes hold spaces together.
Tokens tokens_of(const std::string& line) {
  Tokens tokens;
  std::string token;
  bool is_quoted = false;
  bool has_token = false;
  for (const char letter : line) {
    if (letter == '"') {
      is_quoted = !is_quoted;
      has_token = true;
    } else if ((letter == ' ' || letter == '\t') && !is_quoted) {
      if (has_token) tokens.push_back(token);
      token.clear();
      has_token = false;
    } else {
      token += letter;
      has_token = true;
    }
  }
  if (has_token) tokens.push_back(token);
  return tokens;
}

class Parser {
 public:
  void take(int number, const std::string& line) {
    line_ = number;
    const Tokens tokens = tokens_of(line);
    if (tokens.empty()) return;
    if (tokens.front().starts_with('#')) {
      if (scenario_.title.empty()) scenario_.title = line.substr(std::min<std::size_t>(2, line.size()));
      return;
    }
    const bool is_indented = line.starts_with(' ');
    if (is_indented) {
      take_outcome(tokens);
    } else if (tokens.front() == "expect") {
      take_expectation(tokens);
    } else if (tokens.front() == "start" || tokens.front() == "pick" || tokens.front() == "undo" ||
               tokens.front() == "abort") {
      take_command(tokens);
    } else {
      take_given(tokens);
    }
  }

  Scenario finish() {
    for (const Step& step : scenario_.steps) {
      line_ = step.line;
      if (step.events.empty() != step.refusal.has_value()) fail("a command causes events or is refused");
    }
    if (scenario_.captains.size() < domain::kMinTeams) fail("too few captains");
    return std::move(scenario_);
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw BadScenario("line " + std::to_string(line_) + ": " + problem);
  }

  [[nodiscard]] const std::string& at(const Tokens& tokens, std::size_t place) const {
    if (place >= tokens.size()) fail("something is missing after " + tokens.back());
    return tokens[place];
  }

  [[nodiscard]] int number(const std::string& text) const {
    if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
      fail("expected a number, not " + text);
    }
    return std::stoi(text);
  }

  [[nodiscard]] std::vector<Field> fields(const Tokens& tokens, std::size_t from) const {
    std::vector<Field> result;
    for (std::size_t place = from; place < tokens.size(); ++place) {
      const std::size_t equals = tokens[place].find('=');
      if (equals == std::string::npos) fail("expected name=value, not " + tokens[place]);
      result.push_back({tokens[place].substr(0, equals), tokens[place].substr(equals + 1)});
    }
    return result;
  }

  void take_given(const Tokens& tokens) {
    if (!scenario_.steps.empty()) fail("what is given comes before the first command");
    const std::string& what = tokens.front();
    if (what == "draft") {
      const auto style = domain::style_from(at(tokens, 1));
      if (!style) fail("unknown style " + tokens[1]);
      scenario_.style = *style;
      for (const Field& field : fields(tokens, 2)) {
        if (field.name == "team_size") {
          scenario_.team_size = number(field.value);
        } else if (field.name == "tie_window") {
          scenario_.tie_window = number(field.value);
        } else {
          fail("a draft has no " + field.name);
        }
      }
    } else if (what == "captain" || what == "player") {
      auto& people = what == "captain" ? scenario_.captains : scenario_.pool;
      people.push_back({at(tokens, 1), number(at(tokens, 2))});
    } else if (what == "dice") {
      for (std::size_t place = 1; place < tokens.size(); ++place) scenario_.dice.push_back(number(tokens[place]));
    } else {
      fail("unknown word " + what);
    }
  }

  void take_command(const Tokens& tokens) {
    Step& step = scenario_.steps.emplace_back();
    step.line = line_;
    step.command = tokens.front();
    std::size_t place = 1;
    if (step.command == "pick") step.player = at(tokens, place++);
    while (place < tokens.size()) {
      const std::string& word = tokens[place++];
      const std::string& value = at(tokens, place++);
      if (word == "round") {
        step.round = number(value);
      } else if (word == "because") {
        step.reason = value;
      } else if (word == "by") {
        step.by = value;
      } else {
        fail("unknown word " + word);
      }
    }
    if (step.by.empty()) fail("say by whom");
    if (step.command == "pick" && !step.round) fail("a pick names its round");
  }

  void take_outcome(const Tokens& tokens) {
    if (scenario_.steps.empty()) fail("an outcome needs a command before it");
    Step& step = scenario_.steps.back();
    if (tokens.front() == "refused") {
      step.refusal = at(tokens, 1);
    } else {
      step.events.push_back({line_, tokens.front(), fields(tokens, 1)});
    }
  }

  void take_expectation(const Tokens& tokens) {
    auto& expectations = scenario_.steps.empty() ? scenario_.expectations : scenario_.steps.back().expectations;
    Expectation& expectation = expectations.emplace_back();
    expectation.line = line_;
    expectation.subject = at(tokens, 1);
    std::size_t place = 2;
    if (expectation.subject != "draft") expectation.name = at(tokens, place++);
    expectation.fields = fields(tokens, place);
  }

  int line_ = 0;
  Scenario scenario_;
};

}  // namespace

Scenario parse_scenario(const std::string& text) {
  Parser parser;
  std::istringstream lines(text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) parser.take(number, line);
  return parser.finish();
}

Scenario read_scenario(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return parse_scenario(text.str());
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  if (list == "nobody") return names;
  std::istringstream stream(list);
  for (std::string name; std::getline(stream, name, ',');) names.push_back(name);
  return names;
}

}  // namespace draftwire::scenarios
