#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "roster/import_plan.hpp"
#include "roster/reader.hpp"

// Rosters in a line, for tests.
namespace draftwire::roster {

using Given = std::vector<std::pair<std::string, std::string>>;
using Known = std::vector<KnownPerson>;

inline std::expected<Preview, Unreadable> tried(std::string_view bytes, const Given& given = {},
                                                const Known& known = {}, const Scale& scale = {}) {
  const auto options = options_from(given);
  EXPECT_TRUE(options) << (options ? "" : options.error().name + " " + options.error().message);
  return read_roster(bytes, options ? *options : Options{}, known, scale);
}

inline Preview read(std::string_view bytes, const Given& given = {}, const Known& known = {}, const Scale& scale = {}) {
  auto preview = tried(bytes, given, known, scale);
  EXPECT_TRUE(preview) << (preview ? "" : preview.error().message);
  return preview ? std::move(*preview) : Preview{};
}

// A row in a word or two: `new Asta 5400`, `bad Asta`.
inline std::string told(const Row& row) {
  std::string text = std::string(to_string(row.status)) + " " + row.name;
  if (row.mmr) text += " " + std::to_string(*row.mmr);
  for (const std::string& position : row.positions) text += " " + position;
  return text;
}

inline std::vector<std::string> told(const Preview& preview) {
  std::vector<std::string> rows;
  for (const Row& row : preview.rows) {
    if (!row.is_left_out) rows.push_back(told(row));
  }
  return rows;
}

inline std::vector<std::string> need_codes(const Preview& preview) {
  std::vector<std::string> codes;
  for (const Need& need : preview.needs) codes.emplace_back(need.code);
  return codes;
}

inline const Row& row_at(const Preview& preview, int line) {
  static const Row kNone;
  for (const Row& row : preview.rows) {
    if (row.line == line) return row;
  }
  ADD_FAILURE() << "no row in line " << line;
  return kNone;
}

inline bool has_note(const Row& row, std::string_view code) {
  for (const Note& note : row.notes) {
    if (note.code == code) return true;
  }
  return false;
}

// The roster after the import that the preview promises.
inline Known imported(Known known, const Preview& preview) {
  const auto plan = import_plan(preview);
  EXPECT_TRUE(plan);
  if (!plan) return known;
  for (const ChangedPerson& change : plan->updates) {
    for (KnownPerson& person : known) {
      if (person.player_id != change.player_id) continue;
      if (change.name) person.name = *change.name;
      if (change.mmr) person.mmr = *change.mmr;
      if (change.positions) person.positions = *change.positions;
      if (change.discord_id) person.discord_id = *change.discord_id;
    }
  }
  for (const NewPerson& person : plan->inserts) {
    const domain::PlayerId id{static_cast<std::int64_t>(known.size()) + 1};
    known.push_back({id, person.name, person.mmr, person.positions, person.discord_id});
  }
  return known;
}

}  // namespace draftwire::roster
