#pragma once

#include <cstdint>
#include <string_view>

namespace draftwire::storage {

// FNV-1a: finds a torn write, no more.
constexpr std::uint64_t checksum(std::string_view text) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const char letter : text) sum = (sum ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  return sum;
}

}  // namespace draftwire::storage
