#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "roster/preview.hpp"

// What an import does. Plain values and pure functions; any thread.
namespace draftwire::roster {

struct NewPerson {
  int line = 0;
  std::string name;
  domain::Mmr mmr = 0;
  std::vector<std::string> positions;
  std::optional<std::string> discord_id;
};

// Which fields of a person change; nothing: stays.
struct ChangedPerson {
  int line = 0;
  domain::PlayerId player_id;
  std::optional<std::string> name;
  std::optional<domain::Mmr> mmr;
  std::optional<std::vector<std::string>> positions;
  std::optional<std::optional<std::string>> discord_id;
};

struct ImportPlan {
  std::vector<NewPerson> inserts;  // in the order of the file
  std::vector<ChangedPerson> updates;
};

// Why nothing is imported.
struct Stopped {
  std::vector<Need> needs;        // those of the preview
  std::vector<CellError> errors;  // of rows that are bad or unrated, in the order of the file
};

// All of it or nothing. It stops at a need, at a bad row and at an unrated one; duplicates and rows that were left out
// are passed over.
std::expected<ImportPlan, Stopped> import_plan(const Preview& preview);

}  // namespace draftwire::roster
