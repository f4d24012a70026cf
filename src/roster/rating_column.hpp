#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "roster/options.hpp"
#include "roster/preview.hpp"
#include "roster/rating.hpp"
#include "roster/reader.hpp"

namespace draftwire::roster {

// What all ratings of a file say together: how a dot or comma with three digits behind it reads, and the sum of all.
// First every cell is noted, then each is read. One thread.
class RatingColumn {
 public:
  RatingColumn(const Scale& scale, std::optional<ReadScale> read_scale) : scale_(scale), said_(read_scale) {}

  // A cell of a row that is no summary by its name.
  void note(const RatingText& rating);

  // After the last cell.
  void settle();

  [[nodiscard]] RatingValue value(const RatingText& rating);

  // Whether it is the sum or the mean of all that were noted, or how many they are, or the median.
  [[nodiscard]] bool is_summary(const RatingText& rating) const;

  // In the tournament's decimals: 8.57.
  [[nodiscard]] std::string shown(domain::Mmr units) const;

  [[nodiscard]] const RatingReading& reading() const { return reading_; }

 private:
  struct Mark {
    bool is_open = false;  // in a cell that hangs on it
    bool is_decimal = false;
    bool is_thousands = false;
    std::optional<ReadScale> reads;
  };

  [[nodiscard]] Mark& mark(char sign) { return marks_[sign == '.' ? 0 : 1]; }
  [[nodiscard]] bool is_decimal(const RatingText& rating) const;
  [[nodiscard]] std::optional<ReadScale> decide(const Mark& own, const Mark& other) const;

  const Scale& scale_;
  const std::optional<ReadScale> said_;
  std::array<Mark, 2> marks_;  // . and ,
  std::vector<RatingText> noted_;
  std::vector<double> values_;
  double sum_ = 0;
  RatingReading reading_;
};

}  // namespace draftwire::roster
