#include "roster/people.hpp"

#include <algorithm>
#include <utility>

#include "roster/fields.hpp"
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

void be_bad(Row& row, Field field, std::string_view code, const std::string& message) {
  row.status = Status::bad;
  row.errors.push_back({field, code, line_text(row.line) + message});
}

constexpr std::size_t kMostToChooseFrom = 20;

using Positions = std::vector<std::string>;

// A file can't say every position: one that holds a separator reads as several, and is no change.
Positions as_written(const Positions& known) {
  return positions_of(positions_cell(known)).value_or(Positions());
}

bool is_written_alike(const Positions& read, const Positions& known) {
  return read == known || read == as_written(known);
}

// No name and no position holds a line break.
std::string namesake_key(const std::string& name, domain::Mmr mmr, const Positions& positions) {
  std::string key = name + '\n' + std::to_string(mmr);
  for (const std::string& position : positions) key += '\n' + position;
  return key;
}

}  // namespace

People::People(std::span<const KnownPerson> known, const Options& options, const Columns& fields)
    : known_(known),
      options_(options),
      has_positions_(fields.contains(Field::positions)),
      next_(known.size(), kNobody),
      line_of_(known.size(), 0) {
  std::vector<bool> has_namesakes(known.size());
  for (std::size_t i = known.size(); i-- > 0;) {
    if (known[i].discord_id) by_id_.emplace(*known[i].discord_id, i);
    next_[i] = std::exchange(names_[folded(known[i].name)].first_known, i);
    if (next_[i] != kNobody) has_namesakes[i] = has_namesakes[next_[i]] = true;
    if (!options.persons.empty()) by_player_.emplace(known[i].player_id.value, i);
  }
  note_namesakes(has_namesakes);
  for (const auto& [_, id] : options.persons) {
    if (const auto found = by_player_.find(id.value); found != by_player_.end()) answers_.insert(found->second);
  }
}

void People::note_namesakes(const std::vector<bool>& has_namesakes) {
  for (std::size_t i = known_.size(); i-- > 0;) {
    if (!has_namesakes[i]) continue;
    const KnownPerson& person = known_[i];
    const std::string name = folded(person.name);
    const Positions positions = has_positions_ ? person.positions : Positions();
    namesakes_[namesake_key(name, person.mmr, positions)].push_back(i);
    const Positions written = as_written(positions);
    if (written != positions) namesakes_[namesake_key(name, person.mmr, written)].push_back(i);
  }
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
  if (has_positions_ && !is_written_alike(row.positions, person.positions)) before.positions = person.positions;
  if (row.discord_id && row.discord_id != person.discord_id) before.discord_id = person.discord_id;
  return before;
}

const KnownPerson* People::with_id(std::string_view discord_id) const {
  const auto found = by_id_.find(discord_id);
  return found == by_id_.end() ? nullptr : &known_[found->second];
}

std::vector<const KnownPerson*> People::free_with_name(Named& named) {
  std::vector<const KnownPerson*> people;
  std::size_t* link = &named.first_known;
  while (*link != kNobody && people.size() < kMostToChooseFrom) {
    if (is_free(*link)) {
      people.push_back(&known_[*link]);
      link = &next_[*link];
    } else {
      *link = next_[*link];
    }
  }
  return people;
}

// Two ids are two people, whatever their names are.
std::optional<int> People::line_above(const Row& row, const Named& named) const {
  if (row.discord_id) {
    if (const auto same = ids_above_.find(*row.discord_id); same != ids_above_.end()) return same->second;
  }
  const int line = row.discord_id ? named.line_without_id : named.line;
  return line == 0 ? std::nullopt : std::optional(line);
}

void People::match(Row& row, const KnownPerson& person, bool is_surely_them) {
  int& line = line_of_[index(person)];
  if (line != 0) return be_duplicate(row, line);
  line = row.line;
  row.player_id = person.player_id;
  if (row.status == Status::unrated) return;
  Before before = difference(row, person, is_surely_them);
  const bool is_skipped = options_.on_existing == OnExisting::skip;
  if (is_skipped && !before.is_empty()) {
    row.notes.push_back({"kept", "is on the roster and stays as it is there"});
    before = {};
  }
  row.status = before.is_empty() ? Status::same : Status::update;
  if (!before.name) row.name = person.name;
  if (is_skipped || !row.discord_id) row.discord_id = person.discord_id;
  if (is_skipped || !has_positions_) row.positions = person.positions;
  if (is_skipped) row.mmr = person.mmr;
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

std::size_t People::free_namesake(const Row& row, const std::string& name) {
  const auto found = namesakes_.find(namesake_key(name, *row.mmr, has_positions_ ? row.positions : Positions()));
  if (found == namesakes_.end()) return kNobody;
  auto& alike = found->second;
  while (!alike.empty() && !is_free(alike.back())) alike.pop_back();
  return alike.empty() ? kNobody : alike.back();
}

bool People::place_as_is(Row& row, const std::string& name, const Named& named) {
  if (options_.on_existing == OnExisting::add || !row.mmr || named.first_known == kNobody) return false;
  std::size_t known = named.first_known;
  if (row.discord_id) {
    const KnownPerson* person = with_id(*row.discord_id);
    known = person != nullptr && folded(person->name) == name ? index(*person) : kNobody;
  } else if (!is_free(known) || next_[known] != kNobody) {
    known = free_namesake(row, name);
  }
  if (known == kNobody || !is_free(known) || !difference(row, known_[known], false).is_empty()) return false;
  match(row, known_[known], false);
  return true;
}

void People::place_by_name(Row& row, const std::string& name, Named& named, std::vector<Need>& needs) {
  if (options_.on_existing == OnExisting::add || place_as_is(row, name, named)) return;
  const std::vector<const KnownPerson*> people = free_with_name(named);
  if (people.empty() || options_.also_people.contains(row.line)) return;
  const bool is_other_id = row.discord_id && people.front()->discord_id && row.discord_id != people.front()->discord_id;
  if (people.size() == 1 && !is_other_id) return match(row, *people.front(), false);
  Need need{"choose_person", line_text(row.line) + "who of the roster is " + quoted(row.name) + "?", {}, row.line, {}};
  for (const KnownPerson* person : people) need.player_ids.push_back(person->player_id);
  needs.push_back(std::move(need));
}

void People::place(Row& row, std::vector<Need>& needs) {
  const std::string name = folded(row.name);
  Named& named = names_[name];
  const bool is_answered = options_.persons.contains(row.line) || options_.also_people.contains(row.line);
  const bool has_same_id = row.discord_id && ids_above_.contains(*row.discord_id);
  const auto above = line_above(row, named);
  const std::optional<std::string> given_id = row.discord_id;
  if (above && (!is_answered || has_same_id)) {
    // The roster may well have two people of one name; who is there exactly so is no duplicate, unless it was said
    // which lines are people of their own.
    const bool may_be_there = !has_same_id && options_.also_people.empty();
    if (!may_be_there || !place_as_is(row, name, named)) return be_duplicate(row, *above);
  } else if (!place_by_answer(row) && !place_by_id(row)) {
    place_by_name(row, name, named, needs);
  }
  if (row.status == Status::bad || row.status == Status::duplicate) return;
  if (named.line == 0) named.line = row.line;
  if (!given_id && named.line_without_id == 0) named.line_without_id = row.line;
  if (given_id) ids_above_.emplace(*given_id, row.line);
}

}  // namespace draftwire::roster
