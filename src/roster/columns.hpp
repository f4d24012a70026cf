#pragma once

#include <string_view>
#include <vector>

#include "roster/options.hpp"
#include "roster/preview.hpp"
#include "roster/records.hpp"

// Which column is what: by titles, or by what is in it. Pure; any thread.
namespace draftwire::roster {

// What the titles of a header say.
struct TitledColumns {
  Columns fields;                            // the best column of each field; of two as good, the first
  std::map<Field, std::vector<int>> rivals;  // where two are as good: all of them
  int looseness = 0;                         // of all together

  [[nodiscard]] bool is_header() const { return fields.contains(Field::name) && fields.contains(Field::mmr); }
};

TitledColumns titled_columns(const Record& header, std::string_view rating_name);

// What the cells of a column are, counted.
struct ColumnContent {
  int rows = 0;  // with a cell
  int numbers = 0;
  int unrated = 0;  // N/A and the like; not blank
  int texts = 0;    // with a letter
  int ids = 0;      // of Discord

  [[nodiscard]] bool is_rating(int all_rows) const;
  [[nodiscard]] bool is_text(int all_rows) const;
  [[nodiscard]] bool is_discord_id() const;
};

// The columns of the rows that come next, at most `most` of them.
struct Contents {
  int rows = 0;
  std::size_t width = 0;  // of the widest
  int widest_line = 0;
  std::vector<ColumnContent> columns;

  [[nodiscard]] std::vector<int> ratings() const;
  [[nodiscard]] std::vector<int> texts() const;
};

Contents contents_of(RecordReader reader, std::string_view rating_name, int most);

}  // namespace draftwire::roster
