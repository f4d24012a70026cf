#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "roster/options.hpp"

// The cell of a rating. Pure; any thread.
namespace draftwire::roster {

// A cell that is a number for sure, but for one dot or comma with three digits behind it, which the column decides.
struct RatingText {
  enum class Kind { number, unrated, unclear };

  Kind kind = Kind::unclear;
  std::int64_t digits = 0;  // all of them, without marks
  bool is_huge = false;     // more digits than fit
  int behind = 0;           // how many of them stand behind a decimal mark; without zeros at their end
  int thousands = 0;        // 1: in thousands ("5.4k")
  char open_mark = 0;       // "5.400", "5,400": the mark that decides
  char decimal_mark = 0;    // a mark that is decimal for sure
  char thousands_mark = 0;  // one that is not
};

// Blank, N/A, -, ?, Unranked or a rank's name are unrated. `rating_name` may stand behind the number, like MMR.
RatingText rating_text(std::string_view cell, std::string_view rating_name);

// In units of 10^-decimals; `is_decimal` says how the open mark reads.
struct RatingValue {
  std::optional<std::int64_t> units;   // nothing: too fine, or too large even for 64 bits
  std::optional<int> needed_decimals;  // when it is too fine
};
RatingValue rating_value(const RatingText& text, bool is_decimal, int decimals);

// For sums and means: the number itself.
double approximate(const RatingText& text, bool is_decimal);

}  // namespace draftwire::roster
