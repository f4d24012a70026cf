#include "auth/seat_tokens.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstddef>
#include <span>

namespace draftwire::auth {
namespace {

// A token is base64url of: draft (8 bytes, big-endian), team (8), MAC (24). The MAC covers the purpose, draft, team
// and generation.
constexpr std::size_t kClaimBytes = 16;
constexpr std::size_t kMacBytes = 24;
constexpr std::size_t kTokenBytes = kClaimBytes + kMacBytes;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::string_view kPurpose = "draftwire seat";

using TokenBytes = std::array<std::uint8_t, kTokenBytes>;

void put(std::span<std::uint8_t, 8> to, std::int64_t number) {
  auto rest = static_cast<std::uint64_t>(number);
  for (std::size_t i = 8; i-- > 0; rest >>= 8) to[i] = static_cast<std::uint8_t>(rest & 0xFF);
}

std::int64_t get(std::span<const std::uint8_t, 8> from) {
  std::uint64_t number = 0;
  for (const std::uint8_t byte : from) number = (number << 8) | byte;
  return static_cast<std::int64_t>(number);
}

std::optional<TokenBytes> decode(std::string_view token) {
  TokenBytes bytes{};
  std::size_t length = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &length, nullptr, kBase64) !=
          0 ||
      length != kTokenBytes) {
    return std::nullopt;
  }
  return bytes;
}

TokenBytes make(const ServerSecret& secret, const SeatClaim& seat, int generation) {
  TokenBytes bytes{};
  const std::span<std::uint8_t, kTokenBytes> all(bytes);
  put(all.subspan<0, 8>(), seat.draft_id.value);
  put(all.subspan<8, 8>(), seat.team_id.value);

  std::array<std::uint8_t, kPurpose.size() + kClaimBytes + 8> message{};
  std::ranges::copy(kPurpose, message.begin());
  std::copy_n(bytes.begin(), kClaimBytes, message.begin() + kPurpose.size());
  put(std::span<std::uint8_t, message.size()>(message).last<8>(), generation);
  crypto_generichash(bytes.data() + kClaimBytes, kMacBytes, message.data(), message.size(), secret.data(),
                     secret.size());
  return bytes;
}

}  // namespace

std::string SeatTokens::token(const SeatClaim& seat, int generation) const {
  const TokenBytes bytes = make(secret_, seat, generation);
  std::array<char, sodium_base64_ENCODED_LEN(kTokenBytes, kBase64)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
  return text.data();
}

std::optional<SeatClaim> SeatTokens::claim(std::string_view token) {
  const auto bytes = decode(token);
  if (!bytes) return std::nullopt;
  const std::span<const std::uint8_t, kTokenBytes> all(*bytes);
  return SeatClaim{{get(all.subspan<0, 8>())}, {get(all.subspan<8, 8>())}};
}

bool SeatTokens::opens(std::string_view token, const SeatClaim& seat, int generation) const {
  const auto given = decode(token);
  if (!given) return false;
  const TokenBytes right = make(secret_, seat, generation);
  return sodium_memcmp(given->data(), right.data(), right.size()) == 0;
}

}  // namespace draftwire::auth
