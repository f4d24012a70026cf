#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roster/options.hpp"
#include "roster/preview.hpp"

namespace draftwire::roster {

// How the rows of a text are to be read.
struct Layout {
  char separator = ',';  // kNoSeparator: a list
  int header_line = 0;
  std::size_t body_offset = 0;  // where the first row below the header begins
  int body_line = 1;
  std::size_t header_width = 0;  // 0: without a header, further columns are ignored
  std::size_t width = 0;         // of the widest row
  int widest_line = 0;
  std::vector<Column> columns;
  Columns fields;           // where the name and so on are; of two that are as good, the first
  std::vector<Need> needs;  // what is missing, or could be two

  [[nodiscard]] std::optional<std::size_t> index(Field field) const;
  [[nodiscard]] bool is_list() const;
};

// Finds separator, header and columns of a text in UTF-8, where the options do not say them. Pure; any thread.
std::expected<Layout, BadOption> layout_of(std::string_view text, const Options& options, std::string_view rating_name);

}  // namespace draftwire::roster
