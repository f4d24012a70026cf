#include "roster/people.hpp"

#include <algorithm>

#include "roster/names.hpp"
#include "roster/unicode.hpp"

namespace draftwire::roster {
namespace {

std::string line_text(int line) {
  return "Line " + std::to_string(line) + ": ";
}

void be_duplicate(Row& row, int line) {
  row.status = Status::duplicate;
  row.errors.clear();
  row.notes.push_back({"duplicate_of", "the same person as in line " + std::to_string(line)});
}

void be_bad(Row& row, Field field, std::string code, const std::string& message) {
  row.status = Status::bad;
  row.errors.push_back({field, std::move(code), line_text(row.line) + message});
}

}  // namespace

People::People(std::span<const KnownPerson> known, const Options& options, const Columns& fields)
    : known_(known), options_(options), has_positions_(fields.contains(Field::positions)) {
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i].discord_id) by_id_.emplace(*known[i].discord_id, i);
    by_name_[folded(known[i].name)].push_back(i);
    by_player_.emplace(known[i].player_id.value, i);
  }
  for (const auto& [_, id] : options.persons) answers_.insert(id.value);
}

std::optional<BadOption> People::bad_option() const {
  std::unordered_set<std::int64_t> named;
  for (const auto& [line, id] : options_.persons) {
    const std::string number = std::to_string(id.value);
    if (!by_player_.contains(id.value)) return BadOption{"persons", "must be people of this roster, and not " + number};
    if (!named.insert(id.value).second) return BadOption{"persons", "must not have " + number + " for two lines"};
  }
  return std::nullopt;
}

Before People::difference(const Row& row, const KnownPerson& person, bool is_surely_them) const {
  Before before;
  const bool is_renamed = row.name != person.name;
  if (is_renamed && is_surely_them) before.name = person.name;
  if (row.mmr && *row.mmr != person.mmr) before.mmr = person.mmr;
  if (has_positions_ && row.positions != person.positions) before.positions = person.positions;
  if (row.discord_id && row.discord_id != person.discord_id) before.discord_id = person.discord_id;
  return before;
}

const KnownPerson* People::with_id(std::string_view discord_id) const {
  const auto found = by_id_.find(discord_id);
  return found == by_id_.end() ? nullptr : &known_[found->second];
}

std::vector<const KnownPerson*> People::free_with_name(const std::string& folded_name) const {
  std::vector<const KnownPerson*> people;
  const auto found = by_name_.find(folded_name);
  if (found == by_name_.end()) return people;
  for (const std::size_t index : found->second) {
    const std::int64_t id = known_[index].player_id.value;
    if (!answers_.contains(id) && !taken_.contains(id)) people.push_back(&known_[index]);
  }
  return people;
}

// Two ids are two people, whatever their names are.
std::optional<int> People::line_above(const Row& row, const std::string& folded_name) const {
  if (row.discord_id) {
    if (const auto same = ids_above_.find(*row.discord_id); same != ids_above_.end()) return same->second;
  }
  const auto found = names_above_.find(folded_name);
  if (found == names_above_.end()) return std::nullopt;
  for (const Above& above : found->second) {
    if (!above.has_id || !row.discord_id) return above.line;
  }
  return std::nullopt;
}

void People::match(Row& row, const KnownPerson& person, bool is_surely_them) {
  const auto [other, is_free] = taken_.emplace(person.player_id.value, row.line);
  if (!is_free) return be_duplicate(row, other->second);
  row.player_id = person.player_id;
  if (row.status == Status::unrated) return;
  Before before = difference(row, person, is_surely_them);
  if (options_.on_existing == OnExisting::skip && !before.is_empty()) {
    row.notes.push_back({"kept", "is on the roster and stays as it is there"});
    before = {};
  }
  row.status = before.is_empty() ? Status::same : Status::update;
  if (!before.name) row.name = person.name;
  if (!row.discord_id || options_.on_existing == OnExisting::skip) row.discord_id = person.discord_id;
  if (!has_positions_ || options_.on_existing == OnExisting::skip) row.positions = person.positions;
  if (options_.on_existing == OnExisting::skip) row.mmr = person.mmr;
  if (row.status == Status::update) row.before = std::move(before);
}

bool People::place_by_answer(Row& row) {
  const auto answer = options_.persons.find(row.line);
  if (answer == options_.persons.end()) return false;
  const KnownPerson& person = known_[by_player_.at(answer->second.value)];
  const KnownPerson* owner = row.discord_id ? with_id(*row.discord_id) : nullptr;
  if (owner != nullptr && owner != &person) {
    be_bad(row, Field::discord_id, "discord_id_taken", "the Discord id is that of " + quoted(owner->name) + ".");
  } else {
    match(row, person, folded(row.name) != folded(person.name) || owner == &person);
  }
  return true;
}

bool People::place_by_id(Row& row) {
  const KnownPerson* person = row.discord_id ? with_id(*row.discord_id) : nullptr;
  if (person == nullptr) return false;
  if (options_.on_existing == OnExisting::add) {
    be_bad(row, Field::discord_id, "discord_id_taken",
           "the Discord id is that of " + quoted(person->name) + ", who is on the roster.");
  } else {
    match(row, *person, true);
  }
  return true;
}

void People::place_by_name(Row& row, const std::string& folded_name, std::vector<Need>& needs) {
  if (options_.on_existing == OnExisting::add) return;
  const std::vector<const KnownPerson*> people = free_with_name(folded_name);
  // Who is there exactly so changes in no case.
  for (const KnownPerson* person : people) {
    if (row.mmr && difference(row, *person, false).is_empty()) return match(row, *person, false);
  }
  if (people.empty() || options_.also_people.contains(row.line)) return;
  const bool is_other_id = row.discord_id && people.front()->discord_id && row.discord_id != people.front()->discord_id;
  if (people.size() == 1 && !is_other_id) return match(row, *people.front(), false);
  Need need{"choose_person", line_text(row.line) + "who of the roster is " + quoted(row.name) + "?", {}, row.line, {}};
  constexpr std::size_t kMostToChooseFrom = 50;
  for (std::size_t i = 0; i < std::min(people.size(), kMostToChooseFrom); ++i) {
    need.player_ids.push_back(people[i]->player_id);
  }
  needs.push_back(std::move(need));
}

void People::place(Row& row, std::vector<Need>& needs) {
  const std::string folded_name = folded(row.name);
  const bool is_answered = options_.persons.contains(row.line) || options_.also_people.contains(row.line);
  const auto above = line_above(row, folded_name);
  const bool has_same_id = row.discord_id && ids_above_.contains(*row.discord_id);
  if (above && (!is_answered || has_same_id)) return be_duplicate(row, *above);
  if (!place_by_answer(row) && !place_by_id(row)) place_by_name(row, folded_name, needs);
  if (row.status == Status::bad || row.status == Status::duplicate) return;
  names_above_[folded_name].push_back({row.line, row.discord_id.has_value()});
  if (row.discord_id) ids_above_.emplace(*row.discord_id, row.line);
}

}  // namespace draftwire::roster
