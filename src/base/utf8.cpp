#include "base/utf8.hpp"

#include <bit>

namespace draftwire {

bool Utf8Validator::feed(std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (missing_ > 0) {
      if (byte < lowest_ || byte > highest_) return false;
      --missing_;
      lowest_ = 0x80;
      highest_ = 0xBF;
    } else if (byte >= 0x80) {
      // RFC 3629 §4
      if (byte < 0xC2 || byte > 0xF4) return false;
      missing_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
      if (byte == 0xE0) lowest_ = 0xA0;
      if (byte == 0xED) highest_ = 0x9F;
      if (byte == 0xF0) lowest_ = 0x90;
      if (byte == 0xF4) highest_ = 0x8F;
    }
  }
  return true;
}

bool is_utf8(std::string_view text) {
  Utf8Validator validator;
  return validator.feed(text) && validator.is_complete();
}

std::optional<std::vector<char32_t>> code_points(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  std::vector<char32_t> points;
  points.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80) {
      points.push_back(byte);
    } else if (byte < 0xC0) {
      points.back() = (points.back() << 6U) | (byte & 0x3FU);
    } else {
      // RFC 3629 §3: as many leading ones as bytes, a zero, and the first bits of the number.
      points.push_back(byte & (0x7FU >> static_cast<unsigned>(std::countl_one(byte))));
    }
  }
  return points;
}

}  // namespace draftwire
