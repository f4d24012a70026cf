#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. Any thread.
namespace draftwire {

// Whether bytes that arrive piece by piece are UTF-8. A value.
class Utf8Validator {
 public:
  // False as soon as no continuation can make it valid.
  [[nodiscard]] bool feed(std::string_view bytes);

  // Whether the text may end here.
  [[nodiscard]] bool is_complete() const { return missing_ == 0; }

 private:
  std::uint8_t missing_ = 0;    // continuation bytes of the character under way
  std::uint8_t lowest_ = 0x80;  // what the next of them may be
  std::uint8_t highest_ = 0xBF;
};

[[nodiscard]] bool is_utf8(std::string_view text);

// The code points of a text; nothing when it is not valid.
[[nodiscard]] std::optional<std::vector<char32_t>> code_points(std::string_view text);

}  // namespace draftwire
