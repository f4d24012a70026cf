#include "auth/session_ids.hpp"

#include <sodium.h>

#include <array>

namespace draftwire::auth {
namespace {

constexpr std::size_t kIdBytes = 32;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string new_session_id() {
  std::array<unsigned char, kIdBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(kIdBytes, kBase64)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kBase64);
  return text.data();
}

std::optional<app::SessionHash> session_hash(std::string_view session_id) {
  std::array<unsigned char, kIdBytes> bytes{};
  std::size_t length = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), session_id.data(), session_id.size(), nullptr, &length, nullptr,
                        kBase64) != 0 ||
      length != kIdBytes) {
    return std::nullopt;
  }
  app::SessionHash hash{};
  crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
  return hash;
}

}  // namespace draftwire::auth
