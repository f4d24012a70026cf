#include "roster/rating.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/ascii.hpp"
#include "roster/names.hpp"
#include "roster/unicode.hpp"
#include "roster/words.hpp"

namespace draftwire::roster {
namespace {

constexpr int kMostDigits = 17;

constexpr std::array kUnratedWords =
    std::to_array<std::string_view>({"na", "nan", "none", "null", "nil", "unranked", "unrated", "unknown", "tbd", "tba",
                                     "notranked", "norank", "norating"});

// What games call their ranks, each with a division behind it or not.
constexpr std::array kRanks = std::to_array<std::string_view>(
    {"iron",    "bronze",      "silver",     "gold",      "platinum", "plat",    "emerald",  "diamond",  "master",
     "masters", "grandmaster", "challenger", "ascendant", "immortal", "radiant", "herald",   "guardian", "crusader",
     "archon",  "legend",      "ancient",    "divine",    "champion", "titan",   "supreme",  "global",   "elite",
     "top500",  "predator",    "rookie",     "copper",    "unreal",   "mythic",  "legendary"});
constexpr std::array kDivisions =
    std::to_array<std::string_view>({"i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"});

bool is_rank(std::string_view word) {
  if (std::ranges::find(kRanks, word) != kRanks.end()) return true;
  return std::ranges::any_of(kRanks, [&](std::string_view rank) {
    return word.starts_with(rank) && std::ranges::find(kDivisions, word.substr(rank.size())) != kDivisions.end();
  });
}

bool is_unrated(std::string_view cell) {
  constexpr std::size_t kLongest = 40;
  if (cell.empty()) return true;
  if (cell.size() > kLongest || is_digit(cell.front())) return false;
  const bool is_dashes = cell.find_first_not_of("-?") == std::string_view::npos || cell == "–" || cell == "—";
  if (is_dashes) return true;
  std::string word;
  for (const char c : cell) {
    if (is_alphanumeric(c)) {
      word += lower(c);
    } else if (!std::string_view("#/. -_").contains(c)) {
      return false;
    }
  }
  return std::ranges::find(kUnratedWords, word) != kUnratedWords.end() || is_rank(word);
}

struct Piece {
  enum class Kind { digit, dot, comma, thousands, other };

  Kind kind = Kind::other;
  int digit = 0;
};

Piece piece_of(UChar32 point) {
  if (point >= '0' && point <= '9') return {Piece::Kind::digit, point - '0'};
  if (point == '.') return {Piece::Kind::dot};
  if (point == ',') return {Piece::Kind::comma};
  constexpr UChar32 kApostrophe = 0x2019;
  if (point == '\'' || point == kApostrophe) return {Piece::Kind::thousands};
  if (point != '\n' && point != '\r' && is_blank_point(point)) return {Piece::Kind::thousands};
  if (u_charType(point) == U_DECIMAL_DIGIT_NUMBER) return {Piece::Kind::digit, u_charDigitValue(point)};
  return {};
}

// Groups of digits and the marks between them.
struct Groups {
  std::vector<int> sizes;
  std::vector<Piece::Kind> marks;
  std::int64_t digits = 0;
  int count = 0;
  int zeros_at_end = 0;  // of the last group
  bool begins_with_zero = false;
};

// Takes digits and marks from the front of `text`, which begins with a digit; blanks count only between digits.
Groups take_groups(std::string_view& text) {
  Groups groups;
  groups.sizes.push_back(0);
  std::string_view rest = text;
  while (!rest.empty()) {
    const Piece piece = piece_of(take_point(rest));
    if (piece.kind == Piece::Kind::other) break;
    if (piece.kind == Piece::Kind::digit) {
      if (groups.count == 0) groups.begins_with_zero = piece.digit == 0;
      if (++groups.count <= kMostDigits) groups.digits = groups.digits * 10 + piece.digit;
      groups.zeros_at_end = piece.digit == 0 ? groups.zeros_at_end + 1 : 0;
      ++groups.sizes.back();
      text = rest;
      continue;
    }
    std::string_view ahead = rest;
    if (ahead.empty() || piece_of(take_point(ahead)).kind != Piece::Kind::digit) break;
    groups.marks.push_back(piece.kind);
    groups.sizes.push_back(0);
    groups.zeros_at_end = 0;
    text = rest;
  }
  groups.zeros_at_end = std::min(groups.zeros_at_end, groups.sizes.back());
  return groups;
}

char sign_of(Piece::Kind kind) {
  if (kind == Piece::Kind::dot) return '.';
  return kind == Piece::Kind::comma ? ',' : '\'';
}

// Whether the first `count` groups are thousands: one mark throughout, and three digits behind each.
bool are_thousands(const Groups& groups, std::size_t count) {
  if (groups.sizes.front() < 1 || groups.sizes.front() > 3 || groups.begins_with_zero) return false;
  for (std::size_t i = 1; i < count; ++i) {
    if (groups.sizes[i] != 3 || groups.marks[i - 1] != groups.marks.front()) return false;
  }
  return true;
}

// What the groups say; false when they are no number.
bool read_groups(const Groups& groups, RatingText& result) {
  const std::size_t marks = groups.marks.size();
  if (marks == 0) return true;
  const Piece::Kind last = groups.marks.back();
  const bool is_last_alone = std::ranges::count(groups.marks, last) == 1 && last != Piece::Kind::thousands;
  if (is_last_alone && marks == 1 && groups.sizes.back() == 3 && are_thousands(groups, 2)) {
    result.open_mark = sign_of(last);
    return true;
  }
  const bool is_decimal = is_last_alone && (marks == 1 || groups.marks.front() != last);
  if (is_decimal) {
    if (marks > 1 && !are_thousands(groups, marks)) return false;
    result.behind = groups.sizes.back();
    result.decimal_mark = sign_of(last);
    if (marks > 1) result.thousands_mark = sign_of(groups.marks.front());
    return true;
  }
  if (!are_thousands(groups, groups.sizes.size())) return false;
  result.thousands_mark = sign_of(groups.marks.front());
  return true;
}

void drop_zeros_behind(RatingText& result, int zeros) {
  for (; zeros > 0 && result.behind > 0; --zeros) {
    result.digits /= 10;
    --result.behind;
  }
}

std::string_view after_prefix(std::string_view cell) {
  for (const std::string_view prefix : {"~", "+", "≈", "'"}) {
    if (cell.starts_with(prefix)) return trimmed(cell.substr(prefix.size()));
  }
  return cell;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

}  // namespace

RatingText rating_text(std::string_view cell, std::string_view rating_name) {
  RatingText result;
  if (is_unrated(cell)) {
    result.kind = RatingText::Kind::unrated;
    return result;
  }
  std::string_view text = after_prefix(cell);
  if (text.empty()) return result;
  std::string_view first = text;
  if (piece_of(take_point(first)).kind != Piece::Kind::digit) return result;
  const Groups groups = take_groups(text);
  result.digits = groups.digits;
  result.is_huge = groups.count > kMostDigits;
  if (!read_groups(groups, result)) return {};
  if (text.starts_with('k') || text.starts_with('K')) {
    if (result.open_mark != 0) return {};
    result.thousands = 1;
    result.decimal_mark = 0;  // "5.4k" says nothing of "5.400"
    text.remove_prefix(1);
  }
  if (!result.is_huge) drop_zeros_behind(result, groups.zeros_at_end);
  const std::string_view unit = trimmed(text);
  if (!unit.empty() && !is_rating_unit(unit, rating_name)) return {};
  result.kind = RatingText::Kind::number;
  return result;
}

RatingValue rating_value(const RatingText& text, bool is_decimal, int decimals) {
  RatingText plain = text;
  if (text.open_mark != 0 && is_decimal) {
    plain.behind = 3;
    while (plain.behind > 0 && plain.digits % 10 == 0) {
      plain.digits /= 10;
      --plain.behind;
    }
  }
  constexpr std::int64_t kMostBeforeScaling = 1'000'000'000'000;
  const int behind = plain.behind - 3 * plain.thousands;
  if (behind > decimals) return {std::nullopt, behind};
  if (plain.is_huge || plain.digits > kMostBeforeScaling) return {};
  constexpr int kMostShift = 6;
  const int shift = decimals - behind;
  if (shift > kMostShift) return {};
  return {plain.digits * power_of_ten(shift), std::nullopt};
}

double approximate(const RatingText& text, bool is_decimal) {
  const int behind = text.open_mark != 0 && is_decimal ? 3 : text.behind;
  return static_cast<double>(text.digits) * std::pow(10.0, 3 * text.thousands - behind);
}

}  // namespace draftwire::roster
