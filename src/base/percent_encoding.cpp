#include "base/percent_encoding.hpp"

#include "base/ascii.hpp"

namespace draftwire {

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_alphanumeric(c) || std::string_view("-._~").contains(c)) {
      result += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    result += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  return result;
}

}  // namespace draftwire
