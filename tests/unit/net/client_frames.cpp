#include "unit/net/client_frames.hpp"

namespace draftwire::testing {

std::string bytes_of(const ClientFrame& frame) {
  constexpr std::string_view kMask = "\x37\xFA\x21\x3D";
  const std::uint64_t length = frame.claimed_length.value_or(frame.payload.size());
  const unsigned form = frame.length_form.value_or(length < 126 ? 7U : length <= 0xFFFF ? 16U : 64U);
  std::string bytes;
  bytes += static_cast<char>((frame.is_final ? 0x80U : 0U) | frame.reserved_bits << 4U | frame.opcode);
  const unsigned first = form == 7 ? static_cast<unsigned>(length) : form == 16 ? 126U : 127U;
  bytes += static_cast<char>((frame.is_masked ? 0x80U : 0U) | first);
  for (unsigned shift = form == 7 ? 0 : form; shift > 0; shift -= 8) {
    bytes += static_cast<char>((length >> (shift - 8)) & 0xFFU);
  }
  if (frame.is_masked) bytes += kMask;
  for (std::size_t i = 0; i < frame.payload.size(); ++i) {
    bytes += frame.is_masked ? static_cast<char>(frame.payload[i] ^ kMask[i % 4]) : frame.payload[i];
  }
  return bytes;
}

std::string close_payload(unsigned code, std::string_view reason) {
  std::string payload;
  payload += static_cast<char>(code >> 8);
  payload += static_cast<char>(code & 0xFFU);
  payload += reason;
  return payload;
}

}  // namespace draftwire::testing
