#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "roster/options.hpp"

// What was understood of a file, before anything is done. Plain values; any thread. Codes are constants of the program.
namespace draftwire::roster {

enum class Status { fresh, update, same, duplicate, unrated, not_a_person, bad };

// As the wire has it: "new", "update", "same", "duplicate", "unrated", "not_a_person", "bad".
std::string_view to_string(Status status);

struct Encoding {
  std::string used;
  bool guessed = false;
  std::vector<std::string> others;  // what else the bytes could be, the likelier first; each reads differently
};

struct Column {
  int index = 0;
  std::string title;  // empty without a header
  std::optional<Field> as;
};

struct RatingReading {
  int decimals = 0;
  std::optional<ReadScale> read_scale;  // nothing when no cell hangs on it
  bool ambiguous = false;
  std::optional<int> suggested_decimals;  // when the scale is too coarse for a cell
};

// A question to a person, without whose answer nothing is imported.
struct Need {
  // no_people, choose_name_column, choose_rating_column, choose_positions_column, choose_discord_column,
  // choose_read_scale or choose_person.
  std::string_view code;
  std::string message;                            // the question in a sentence
  std::vector<int> columns = {};                  // to choose from
  std::optional<int> line = std::nullopt;         // of choose_person
  std::vector<domain::PlayerId> player_ids = {};  // of choose_person: who it may be
};

struct Note {
  std::string_view code;
  std::string text;
};

struct CellError {
  std::optional<Field> field;  // nothing: the whole line
  std::string_view code;
  std::string message;    // begins with "Line 7: "
  std::string cell = {};  // what the field\'s cell says, as far as it can be shown
};

// What an update changes, as it was before; a field that stays has nothing.
struct Before {
  std::optional<std::string> name;
  std::optional<domain::Mmr> mmr;
  std::optional<std::vector<std::string>> positions;
  std::optional<std::optional<std::string>> discord_id;

  [[nodiscard]] bool is_empty() const { return !name && !mmr && !positions && !discord_id; }
};

// One person of the file, or what stands in the place of one; as they would be after the import.
struct Row {
  int line = 0;
  Status status = Status::bad;
  bool is_left_out = false;  // by an option; counts as nothing
  std::string name;
  std::optional<domain::Mmr> mmr;
  std::vector<std::string> positions;
  std::optional<std::string> discord_id;
  std::optional<domain::PlayerId> player_id;  // of the roster
  std::optional<Before> before;               // of an update
  std::vector<Note> notes;
  std::vector<CellError> errors;
};

struct Counts {
  int fresh = 0;
  int update = 0;
  int same = 0;
  int duplicate = 0;
  int unrated = 0;
  int not_a_person = 0;
  int bad = 0;

  [[nodiscard]] int& of(Status status);
};

struct Preview {
  Encoding encoding;
  std::optional<char> separator;  // nothing for a list of "name number"
  int header_line = 0;            // 0: none
  std::vector<Column> columns;
  RatingReading rating;
  std::vector<Need> needs;
  std::vector<Row> rows;
  Counts counts;
};

}  // namespace draftwire::roster
