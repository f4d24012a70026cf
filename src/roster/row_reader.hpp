#pragma once

#include <string>
#include <string_view>

#include "roster/layout.hpp"
#include "roster/preview.hpp"
#include "roster/rating_column.hpp"
#include "roster/records.hpp"

namespace draftwire::roster {

// The cells of one row, wherever they stand.
struct RowCells {
  int line = 0;
  std::string_view name;
  std::string_view rating;
  std::string_view positions;
  std::string_view discord_id;
  std::string_view remark;   // of a list's line
  std::string_view whole;    // of a list's line that is unclear
  std::string_view surplus;  // the first cell beyond the header that is not blank

  [[nodiscard]] bool has_person() const;
};

RowCells row_cells(const Record& record, const Layout& layout, std::string_view rating_name);

// Reads one row by itself. Its status is `fresh` unless it is unrated, no person or bad: who it is on the roster is
// found out later (People). Everything given must outlive it. One thread.
class RowReader {
 public:
  RowReader(RatingColumn& ratings, const Scale& scale, std::optional<std::int64_t> unrated_mmr)
      : ratings_(ratings), scale_(scale), unrated_mmr_(unrated_mmr) {}

  Row read(const RowCells& cells);

 private:
  void read_name(Row& row, std::string_view cell) const;
  void read_rating(Row& row, const RowCells& cells);
  void read_number(Row& row, std::string_view cell, const RatingText& rating);
  void read_positions(Row& row, std::string_view cell) const;
  void read_discord_id(Row& row, const RowCells& cells) const;
  [[nodiscard]] bool is_second_header(const RowCells& cells) const;

  RatingColumn& ratings_;
  const Scale& scale_;
  const std::optional<std::int64_t> unrated_mmr_;
};

}  // namespace draftwire::roster
