#pragma once

#include <expected>
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
  using Indexes = std::vector<std::size_t>;  // into known_

  [[nodiscard]] Before difference(const Row& row, const KnownPerson& person, bool is_surely_them) const;
  [[nodiscard]] const KnownPerson* with_id(std::string_view discord_id) const;
  [[nodiscard]] std::vector<const KnownPerson*> free_with_name(const std::string& folded_name) const;
  [[nodiscard]] std::optional<int> line_above(const Row& row, const std::string& folded_name) const;
  bool place_by_id(Row& row);
  bool place_by_answer(Row& row);
  void place_by_name(Row& row, const std::string& folded_name, std::vector<Need>& needs);
  void match(Row& row, const KnownPerson& person, bool is_surely_them);

  const std::span<const KnownPerson> known_;
  const Options& options_;
  const bool has_positions_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::unordered_map<std::string, Indexes> by_name_;
  std::unordered_map<std::int64_t, std::size_t> by_player_;

  struct Above {
    int line = 0;
    bool has_id = false;
  };
  std::unordered_map<std::string, std::vector<Above>> names_above_;
  std::unordered_map<std::string, int> ids_above_;
  std::unordered_set<std::int64_t> answers_;     // players that `persons` gives to a line
  std::unordered_map<std::int64_t, int> taken_;  // players, by the line that is theirs
};

}  // namespace draftwire::roster
