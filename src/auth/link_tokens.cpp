#include "auth/link_tokens.hpp"

#include <sodium.h>

#include "auth/base64url.hpp"

namespace draftwire::auth {
namespace {

// A token is base64url of: ids (8 bytes each, big-endian), MAC (24). The MAC covers the purpose, ids and generation.
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kMacBytes = 24;

using Bytes = std::vector<std::uint8_t>;

void append(Bytes& bytes, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  for (std::size_t i = kNumberBytes; i-- > 0;) bytes.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
}

std::int64_t number_in(std::span<const std::uint8_t> bytes) {
  std::uint64_t bits = 0;
  for (const std::uint8_t byte : bytes) bits = (bits << 8) | byte;
  return static_cast<std::int64_t>(bits);
}

std::optional<Bytes> decode(std::string_view token, std::size_t id_count) {
  const std::size_t size = id_count * kNumberBytes + kMacBytes;
  auto bytes = from_base64url(token, size);
  if (!bytes || bytes->size() != size) return std::nullopt;
  return bytes;
}

}  // namespace

std::vector<std::uint8_t> LinkTokens::make(Ids ids, int generation) const {
  Bytes bytes;
  for (const std::int64_t id : ids) append(bytes, id);
  Bytes message(purpose_.begin(), purpose_.end());
  message.insert(message.end(), bytes.begin(), bytes.end());
  append(message, generation);

  std::array<std::uint8_t, kMacBytes> mac{};
  crypto_generichash(mac.data(), mac.size(), message.data(), message.size(), secret_.data(), secret_.size());
  bytes.insert(bytes.end(), mac.begin(), mac.end());
  return bytes;
}

std::string LinkTokens::token(Ids ids, int generation) const {
  return to_base64url(make(ids, generation));
}

std::optional<std::vector<std::int64_t>> LinkTokens::claim(std::string_view token, std::size_t id_count) {
  const auto bytes = decode(token, id_count);
  if (!bytes) return std::nullopt;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < id_count; ++i) {
    ids.push_back(number_in(std::span(*bytes).subspan(i * kNumberBytes, kNumberBytes)));
  }
  return ids;
}

bool LinkTokens::opens(std::string_view token, Ids ids, int generation) const {
  const auto given = decode(token, ids.size());
  if (!given) return false;
  const Bytes right = make(ids, generation);
  return sodium_memcmp(given->data(), right.data(), right.size()) == 0;
}

}  // namespace draftwire::auth
