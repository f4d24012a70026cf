#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "roster/options.hpp"
#include "roster/preview.hpp"
#include "roster/reader.hpp"

namespace draftwire::roster {

// Finds out who of a file is who of the roster, row after row. Everything given must outlive it. One thread.
class People {
 public:
  // `fields`: the columns that the file has; others leave their field alone.
  People(std::span<const KnownPerson> known, const Options& options, const Columns& fields);

  // Nothing, or what is wrong with `persons`.
  [[nodiscard]] std::optional<BadOption> bad_option() const;

  // Settles status, player_id and before of a row that is read and neither bad nor no person; a question goes to
  // `needs`. Rows come in the order of the file.
  void place(Row& row, std::vector<Need>& needs);

 private:
  [[nodiscard]] Before difference(const Row& row, const KnownPerson& person, bool is_surely_them) const;
  [[nodiscard]] const KnownPerson* with_id(std::string_view discord_id) const;
  // Who of the roster has one name, and where it stands in the file.
  struct Named {
    std::size_t first_known = kNobody;  // the others of that name follow by next_
    int line = 0;                       // the first with it; 0: none
    int line_without_id = 0;
  };

  void note_namesakes(const std::vector<bool>& has_namesakes);
  [[nodiscard]] bool is_free(std::size_t known) const { return line_of_[known] == 0 && !answers_.contains(known); }
  // The first of them, as many as a person can choose from. Others are forgotten.
  std::vector<const KnownPerson*> free_with_name(Named& named);
  [[nodiscard]] std::optional<int> line_above(const Row& row, const Named& named) const;
  bool place_by_id(Row& row);
  bool place_by_answer(Row& row);
  // Whether a person of that name is on the roster exactly so: they never change.
  bool place_as_is(Row& row, const std::string& name, const Named& named);
  [[nodiscard]] std::size_t free_namesake(const Row& row, const std::string& name);
  void place_by_name(Row& row, const std::string& name, Named& named, std::vector<Need>& needs);
  void match(Row& row, const KnownPerson& person, bool is_surely_them);
  [[nodiscard]] std::size_t index(const KnownPerson& person) const {
    return static_cast<std::size_t>(&person - known_.data());
  }

  static constexpr std::size_t kNobody = SIZE_MAX;

  const std::span<const KnownPerson> known_;
  const Options& options_;
  const bool has_positions_;
  std::unordered_map<std::string, Named> names_;  // folded
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::unordered_map<std::int64_t, std::size_t> by_player_;  // only when there are answers
  std::unordered_set<std::size_t> answers_;                  // whom `persons` gives to a line
  std::unordered_map<std::string, int> ids_above_;
  // People whose name others of the roster have, too, by all that a file says of them; the first is at the back.
  std::unordered_map<std::string, std::vector<std::size_t>> namesakes_;

  // One for each of known_.
  std::vector<std::size_t> next_;
  std::vector<int> line_of_;  // the line that is theirs; 0: none
};

}  // namespace draftwire::roster
