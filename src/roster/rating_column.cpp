#include "roster/rating_column.hpp"

#include <algorithm>
#include <cmath>

#include "wire/rating_text.hpp"

namespace draftwire::roster {

void RatingColumn::note(const RatingText& rating) {
  if (rating.kind != RatingText::Kind::number || rating.is_huge) return;
  noted_.push_back(rating);
  if (rating.open_mark != 0) mark(rating.open_mark).is_open = true;
  // Of whole numbers, "5400.0" is one as well; only a fraction shows that the mark is for fractions.
  const bool is_telling = scale_.decimals > 0 || rating.behind > 0;
  if (rating.decimal_mark != 0 && is_telling) mark(rating.decimal_mark).is_decimal = true;
  if (rating.thousands_mark == '.' || rating.thousands_mark == ',') mark(rating.thousands_mark).is_thousands = true;
}

std::optional<ReadScale> RatingColumn::decide(const Mark& own, const Mark& other) const {
  if (said_) return said_;
  if (own.is_decimal != own.is_thousands) return own.is_decimal ? ReadScale::decimals : ReadScale::thousands;
  if (!own.is_decimal && other.is_decimal != other.is_thousands) {
    return other.is_decimal ? ReadScale::thousands : ReadScale::decimals;
  }
  if (scale_.decimals == 0) return ReadScale::thousands;
  return std::nullopt;
}

void RatingColumn::settle() {
  reading_.decimals = scale_.decimals;
  auto& [dot, comma] = marks_;
  dot.reads = decide(dot, comma);
  comma.reads = decide(comma, dot);
  for (const Mark& one : marks_) {
    if (!one.is_open) continue;
    if (!one.reads) reading_.ambiguous = true;
    reading_.read_scale = one.reads;
  }
  const bool is_mixed = dot.is_open && comma.is_open && dot.reads != comma.reads;
  if (reading_.ambiguous || is_mixed) reading_.read_scale = std::nullopt;
  values_.reserve(noted_.size());
  for (const RatingText& rating : noted_) values_.push_back(approximate(rating, is_decimal(rating)));
  std::vector<RatingText>().swap(noted_);
  for (const double value : values_) sum_ += value;
  std::ranges::sort(values_);
}

bool RatingColumn::is_decimal(const RatingText& rating) const {
  const Mark& own = marks_[rating.open_mark == '.' ? 0 : 1];
  return own.reads == ReadScale::decimals || (!own.reads && scale_.decimals > 0);
}

RatingValue RatingColumn::value(const RatingText& rating) {
  RatingValue value = rating_value(rating, is_decimal(rating), scale_.decimals);
  constexpr int kFinest = 3;
  if (value.needed_decimals && *value.needed_decimals <= kFinest) {
    reading_.suggested_decimals = std::max(reading_.suggested_decimals.value_or(0), *value.needed_decimals);
  }
  return value;
}

bool RatingColumn::is_summary(const RatingText& rating) const {
  if (rating.kind != RatingText::Kind::number || rating.is_huge || values_.empty()) return false;
  const auto is = [&](double number) {
    const auto is_near = [&](bool decimal) {
      const int behind = rating.open_mark != 0 && decimal ? 3 : rating.behind;
      return std::abs(approximate(rating, decimal) - number) < std::pow(10.0, -behind);
    };
    return is_near(false) || (rating.open_mark != 0 && is_near(true));
  };
  const auto count = values_.size();
  const double median = (values_[(count - 1) / 2] + values_[count / 2]) / 2;
  return is(sum_) || is(sum_ / static_cast<double>(count)) || is(static_cast<double>(count)) || is(median);
}

std::string RatingColumn::shown(domain::Mmr units) const {
  return wire::rating_text(units, scale_.decimals);
}

}  // namespace draftwire::roster
