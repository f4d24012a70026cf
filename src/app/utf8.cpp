#include "app/utf8.hpp"

namespace draftwire::app {
namespace {

constexpr char32_t kInvalid = 0xFFFFFFFF;

// Takes one code point from the front of `text`.
char32_t take(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  std::size_t length = 1;
  char32_t point = first;
  char32_t least = 0;
  if (first >= 0x80) {
    if ((first & 0xE0U) == 0xC0U) {
      length = 2;
      point = first & 0x1FU;
      least = 0x80;
    } else if ((first & 0xF0U) == 0xE0U) {
      length = 3;
      point = first & 0x0FU;
      least = 0x800;
    } else if ((first & 0xF8U) == 0xF0U) {
      length = 4;
      point = first & 0x07U;
      least = 0x10000;
    } else {
      return kInvalid;
    }
  }
  if (text.size() < length) return kInvalid;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return kInvalid;
    point = (point << 6) | (byte(i) & 0x3FU);
  }
  const bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < least || is_surrogate || point > 0x10FFFF) return kInvalid;
  text.remove_prefix(length);
  return point;
}

}  // namespace

std::optional<std::vector<char32_t>> code_points(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  while (!text.empty()) {
    const char32_t point = take(text);
    if (point == kInvalid) return std::nullopt;
    points.push_back(point);
  }
  return points;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (take(text) == kInvalid) return false;
  }
  return true;
}

}  // namespace draftwire::app
