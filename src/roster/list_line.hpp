#pragma once

#include <string_view>

namespace draftwire::roster {

// A line of a list, such as "3. Bo – 4.3k" or "- @Cleo: 4300 (mid)". All of it points into the line.
struct ListLine {
  enum class Kind { rated, unrated, unclear };

  Kind kind = Kind::unclear;
  std::string_view name;
  std::string_view rating;  // the number, or what stands for none; blank when there is nothing
  std::string_view remark;  // what is in brackets behind it
};

// A name, then a number; a name alone is unrated. Unclear is a line in which a number could be either. Pure; any
// thread.
ListLine list_line(std::string_view line, std::string_view rating_name);

}  // namespace draftwire::roster
