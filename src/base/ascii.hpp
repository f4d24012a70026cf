#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace draftwire {

// Letter case in the names of protocols and formats, which are ASCII: every other byte stays as it is, in any locale.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

inline bool is_same_word(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace draftwire
