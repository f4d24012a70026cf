#include "auth/session_ids.hpp"

#include <sodium.h>

#include "auth/base64url.hpp"

namespace draftwire::auth {
namespace {

constexpr std::size_t kIdBytes = 32;

}  // namespace

std::string new_session_id() {
  return new_secret_text();
}

std::optional<app::SessionHash> session_hash(std::string_view session_id) {
  const auto bytes = from_base64url(session_id, kIdBytes);
  if (!bytes || bytes->size() != kIdBytes) return std::nullopt;
  app::SessionHash hash{};
  crypto_generichash(hash.data(), hash.size(), bytes->data(), bytes->size(), nullptr, 0);
  return hash;
}

}  // namespace draftwire::auth
