#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace draftwire::testing {

// The fuzzer's bytes, read as choices; 0 when they have run out.
class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}

  [[nodiscard]] bool is_over() const { return bytes_.empty(); }

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const std::uint8_t first = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return first;
  }

  // Precondition: limit > 0.
  std::size_t below(std::size_t limit) {
    std::size_t number = byte();
    if (limit > 256) number = number << 8 | byte();
    return number % limit;
  }

  // Everything that is left.
  std::string rest() {
    std::string text(bytes_.begin(), bytes_.end());
    bytes_ = {};
    return text;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace draftwire::testing
