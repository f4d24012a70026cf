#include "auth/base64url.hpp"

#include <sodium.h>

#include <array>

namespace draftwire::auth {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string to_base64url(std::span<const std::uint8_t> bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kBase64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
  text.pop_back();  // the end of a C text
  return text;
}

std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text, std::size_t max_bytes) {
  std::vector<std::uint8_t> bytes(max_bytes);
  std::size_t length = 0;
  const int failed =
      sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr, kBase64);
  if (failed != 0) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

std::string new_secret_text() {
  std::array<std::uint8_t, kSecretBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return to_base64url(bytes);
}

}  // namespace draftwire::auth
