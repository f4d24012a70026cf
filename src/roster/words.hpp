#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "roster/options.hpp"

// The words of headers. Pure; any thread.
namespace draftwire::roster {

// What a title says its column is, and how loosely: 0 is the field's own name.
struct TitleMeaning {
  Field field;
  int looseness = 0;
};

// Letters and digits alone, in small letters.
std::string squashed(std::string_view text);

// `rating_name` is what the tournament calls its ratings: a field's own name as well.
std::optional<TitleMeaning> meaning_of(std::string_view title, std::string_view rating_name);

// Whether a word behind a number says only that it is a rating.
bool is_rating_unit(std::string_view word, std::string_view rating_name);

// Total, Sum, Average, Mean, Count, Median, or blank.
bool is_summary_name(std::string_view name);

}  // namespace draftwire::roster
