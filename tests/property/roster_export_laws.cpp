#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
// rapidcheck's GoogleTest support needs GoogleTest first.
#include <rapidcheck/gtest.h>

#include "roster/csv_export.hpp"
#include "roster/import_plan.hpp"
#include "roster/names.hpp"
#include "roster/reader.hpp"

// A roster's export says what the roster says.
namespace draftwire::testing {
namespace {

using namespace roster;

int below(int limit) {
  return *rc::gen::inRange(0, limit);
}

template <class T>
T any_of(const std::vector<T>& values) {
  return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
}

// Names that a spreadsheet would run, that look like a separator, a number, a header, a list or a mention.
std::string any_name() {
  static const std::vector<std::string> kPieces{
      "=", "+",    "-",    "@", "'",     "\"",     ",",  ";", "|", "Zoë", "霜", "a",  " ", ".",   "3",   "1)", "#", "“",
      ":", "name", "5.4k", "Ł", "sep=;", "\u0130", "’s", "/", "(", "<@",  ">",  "\\", "—", "mmr", "elo", "é",  "-"};
  std::string name;
  for (int i = 1 + below(5); i > 0; --i) name += any_of(kPieces);
  const auto checked = checked_name(name);
  return checked ? *checked : checked_name(name + "x").value();
}

std::vector<std::string> any_positions() {
  std::vector<std::string> positions;
  for (int i = below(4); i > 0; --i) {
    positions.push_back(any_of<std::string>({"1", "mid", "hard support", "=1", "+", "mid/top", "1:2", "a, b", "'4"}));
  }
  return positions;
}

// Some share their name, and some everything but the id.
std::vector<KnownPerson> any_roster() {
  std::vector<KnownPerson> people;
  const int count = 1 + below(12);
  for (int i = 1; i <= count; ++i) {
    KnownPerson person{{100 + i}, any_name(), below(4) * 1000 + below(3), any_positions(), std::nullopt};
    if (!people.empty() && below(4) == 0) person.name = any_of(people).name;
    if (below(3) == 0) person.discord_id = std::to_string(80351110224678000 + i);
    people.push_back(std::move(person));
  }
  return people;
}

RC_GTEST_PROP(RosterExport, is_imported_as_unchanged, ()) {
  const auto people = any_roster();
  const Scale scale{any_of<std::string>({"MMR", "Elo", "Power", "Name", "Role", "Discord", "SR 2", "Очки"}), below(4)};
  const bool has_ids = below(2) == 0;
  const std::string text = roster_csv(people, scale, has_ids);
  RC_LOG() << scale.rating_name << " " << scale.decimals << "\n" << text;
  const auto preview = read_roster(text, {}, people, scale);
  RC_ASSERT(preview.has_value());
  const auto plan = import_plan(*preview);
  RC_ASSERT(plan.has_value());
  RC_ASSERT(plan->inserts.empty() && plan->updates.empty());
  RC_ASSERT(preview->counts.same == static_cast<int>(people.size()));
}

RC_GTEST_PROP(RosterExport, brings_the_same_people_to_another_roster, ()) {
  std::vector<KnownPerson> people;
  std::map<std::string, int> names;
  for (KnownPerson& person : any_roster()) {
    if (names.emplace(folded(person.name), 1).second) people.push_back(std::move(person));
  }
  const Scale scale{any_of<std::string>({"MMR", "Power"}), below(4)};
  const std::string text = roster_csv(people, scale, true);
  RC_LOG() << text;
  const auto preview = read_roster(text, {}, {}, scale);
  RC_ASSERT(preview.has_value());
  const auto plan = import_plan(*preview);
  RC_ASSERT(plan.has_value());
  RC_ASSERT(plan->inserts.size() == people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    RC_ASSERT(plan->inserts[i].name == people[i].name);
    RC_ASSERT(plan->inserts[i].mmr == people[i].mmr);
    RC_ASSERT(plan->inserts[i].discord_id == people[i].discord_id);
  }
}

}  // namespace
}  // namespace draftwire::testing
