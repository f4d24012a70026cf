#include "roster/list_line.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "roster/names.hpp"
#include "roster/rating.hpp"
#include "roster/words.hpp"

namespace draftwire::roster {
namespace {

// Between a name and its number.
constexpr std::array kBetween =
    std::to_array<std::string_view>({"–", "—", "-", ":", "=", "|", ",", ";", "→", ">", "\t"});
constexpr std::array kBullets =
    std::to_array<std::string_view>({"-", "*", "+", "•", "–", "—", "·", "▪", "◦", "‣", "●", ">"});

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_digit(c); });
}

std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    const std::string_view rest = line.substr(bullet.size());
    if (trimmed(rest).size() < rest.size()) return trimmed(rest);
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  constexpr std::size_t kMostDigits = 4;
  if (digits == 0 || digits > kMostDigits || digits == line.size()) return line;
  if (line[digits] != '.' && line[digits] != ')') return line;
  const std::string_view rest = line.substr(digits + 1);
  return rest.empty() || is_digit(rest.front()) ? line : trimmed(rest);
}

// Takes the last word away; words are apart by blanks.
std::string_view take_last_word(std::string_view& text) {
  const std::size_t blank = text.find_last_of(" \t");
  const std::string_view word = blank == std::string_view::npos ? text : text.substr(blank + 1);
  text = trimmed(text.substr(0, text.size() - word.size()));
  return word;
}

bool take_between(std::string_view& name) {
  bool is_taken = false;
  for (bool goes_on = true; goes_on;) {
    goes_on = std::ranges::any_of(kBetween, [&](std::string_view sign) {
      if (!name.ends_with(sign)) return false;
      name = trimmed(name.substr(0, name.size() - sign.size()));
      is_taken = true;
      return true;
    });
  }
  return is_taken;
}

struct Tail {
  std::string_view text;  // as it stands in the line
  RatingText::Kind kind = RatingText::Kind::unclear;
};

// The number at the end of `text`, with its unit, or what stands for none.
Tail take_tail(std::string_view& text, std::string_view rating_name) {
  const std::string_view whole = text;
  std::string_view rest = text;
  std::string_view word = take_last_word(rest);
  if (is_rating_unit(word, rating_name) && !rest.empty()) word = take_last_word(rest);
  std::string_view tail = whole.substr(static_cast<std::size_t>(word.data() - whole.data()));
  if (const std::size_t sign = word.find_last_of(":=|"); sign != std::string_view::npos && sign + 1 < word.size()) {
    tail.remove_prefix(sign + 1);
    rest = whole.substr(0, whole.size() - tail.size());
  }
  const RatingText read = rating_text(tail, rating_name);
  if (read.kind != RatingText::Kind::unclear) text = rest;
  return {tail, read.kind};
}

// What is in brackets at the end.
std::string_view take_brackets(std::string_view& text) {
  for (const std::string_view pair : {"()", "[]"}) {
    if (!text.ends_with(pair[1])) continue;
    const std::size_t open = text.rfind(pair[0]);
    if (open == std::string_view::npos || open == 0) continue;
    const std::string_view inside = trimmed(text.substr(open + 1, text.size() - open - 2));
    text = trimmed(text.substr(0, open));
    return inside;
  }
  return {};
}

bool has_number(std::string_view text, std::string_view rating_name) {
  while (!text.empty()) {
    if (rating_text(take_last_word(text), rating_name).kind == RatingText::Kind::number) return true;
  }
  return false;
}

// A rank's name, which a person can have as well.
bool may_be_a_name(std::string_view unrated) {
  const std::string word = squashed(unrated);
  return !word.empty() && word != "na" && word != "unranked" && word != "unrated";
}

std::string_view without_at(std::string_view name) {
  return name.starts_with('@') ? name.substr(1) : name;
}

}  // namespace

ListLine list_line(std::string_view line, std::string_view rating_name) {
  std::string_view text = without_bullet(trimmed(line));
  std::string_view rest = text;
  const std::string_view remark = take_brackets(rest);
  const bool is_rating_in_brackets =
      !remark.empty() && rating_text(remark, rating_name).kind == RatingText::Kind::number;
  ListLine result;
  Tail tail;
  if (is_rating_in_brackets) {
    tail = {remark, RatingText::Kind::number};
    text = rest;
  } else {
    if (!remark.empty()) text = rest;
    result.remark = remark;
    std::string_view before = text;
    tail = take_tail(before, rating_name);
    // A dash alone is unrated only behind something; a rank's name needs a sign before it, for it may be a name.
    const bool is_end = !before.empty() && tail.kind != RatingText::Kind::unclear;
    if (!is_end) {
      const bool is_name = !has_digit(text);
      return {is_name ? ListLine::Kind::unrated : ListLine::Kind::unclear, without_at(text), {}, remark};
    }
    text = before;
  }
  const std::string_view with_tail =
      result.remark.empty() && !is_rating_in_brackets ? without_bullet(trimmed(line)) : rest;
  const bool has_sign = take_between(text);
  if (tail.kind == RatingText::Kind::unrated && !has_sign && may_be_a_name(tail.text)) {
    return {ListLine::Kind::unrated, without_at(with_tail), {}, remark};
  }
  const bool is_second_number =
      !has_sign && !is_rating_in_brackets && tail.kind == RatingText::Kind::number && has_number(text, rating_name);
  if (text.empty() || is_second_number) return {ListLine::Kind::unclear, trimmed(line), {}, {}};
  result.kind = tail.kind == RatingText::Kind::number ? ListLine::Kind::rated : ListLine::Kind::unrated;
  result.name = without_at(text);
  result.rating = tail.text;
  return result;
}

}  // namespace draftwire::roster
