#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace draftwire {

// Letters, their case and digits in what protocols and formats say, which is ASCII: every other byte is none and stays
// as it is, in any locale.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_alphanumeric(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

inline bool is_same_word(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

// What a stranger sent, for a log or a message: printable, and no longer than that. Every other byte is a question
// mark.
inline std::string printable(std::string_view text, std::size_t most = 200) {
  std::string result(text.substr(0, most));
  for (char& c : result) {
    if (c < ' ' || c > '~') c = '?';
  }
  return result;
}

}  // namespace draftwire
