#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace draftwire::testing {

// What a client would send, right or wrong.
struct ClientFrame {
  unsigned opcode = 0x1;
  std::string payload = {};
  bool is_final = true;
  unsigned reserved_bits = 0;  // RSV1 is 4, RSV2 2, RSV3 1
  bool is_masked = true;
  std::optional<unsigned> length_form = std::nullopt;  // 7, 16 or 64 bits; nothing: the shortest
  std::optional<std::uint64_t> claimed_length = std::nullopt;
};

std::string bytes_of(const ClientFrame& frame);

std::string close_payload(unsigned code, std::string_view reason = {});

}  // namespace draftwire::testing
