#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/setup.hpp"

// A draft told in plain text: what is given, what is done, and what has to come of it. The form is described in
// README.md. Plain values; the parser knows nothing of how a scenario is played.
namespace draftwire::scenarios {

struct Field {
  std::string name;
  std::string value;
};

// An event that a command causes, with the fields of its payload that matter.
struct ExpectedEvent {
  int line = 0;
  std::string type;
  std::vector<Field> fields;
};

// A line that begins with `expect`.
struct Expectation {
  int line = 0;
  std::string subject;  // draft, team, pool or turns
  std::string name;     // the captain of the team, or the list of pool and turns
  std::vector<Field> fields;
};

struct Step {
  int line = 0;
  std::string command;  // start, pick, undo or abort
  std::string by;       // staff, nobody, stranger, or the name of a captain
  std::string player;   // for a pick
  std::optional<int> round;
  std::optional<std::string> reason;
  std::vector<ExpectedEvent> events;
  std::optional<std::string> refusal;  // the problem's code
  std::vector<Expectation> expectations;
};

struct Person {
  std::string name;
  domain::Mmr mmr = 0;
};

struct Scenario {
  std::string title;  // the first comment
  domain::Style style = domain::Style::shuffle;
  int team_size = 5;
  domain::Mmr tie_window = 0;
  std::vector<Person> captains;  // in draft order
  std::vector<Person> pool;
  std::vector<int> dice;
  std::vector<Expectation> expectations;  // before the first command
  std::vector<Step> steps;
};

// A line that is not in the form; says which.
class BadScenario : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

Scenario parse_scenario(const std::string& text);
Scenario read_scenario(const std::filesystem::path& file);

// `Ana,Ben` → Ana, Ben. `nobody` is the empty list.
std::vector<std::string> names_in(const std::string& list);

}  // namespace draftwire::scenarios
