#include "auth/pending_sign_in.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "auth/base64url.hpp"

namespace draftwire::auth {
namespace {

using Bytes = std::vector<unsigned char>;

// A sealed one is base64url of: nonce (24 bytes), ciphertext and tag of XChaCha20-Poly1305. Inside are lines: when it
// expires, the account or nothing, state, verifier, path.
constexpr std::size_t kLines = 5;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kMostBytes = 1536;
constexpr std::string_view kPurpose = "draftwire pending sign-in";

static_assert(std::tuple_size_v<ServerSecret> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string written(const PendingSignIn& pending) {
  std::string text = std::to_string(pending.expires_at.time_since_epoch().count()) + "\n";
  if (pending.links) text += std::to_string(pending.links->value);
  return text + "\n" + pending.state + "\n" + pending.verifier + "\n" + pending.return_path;
}

std::optional<PendingSignIn> read(std::string_view text) {
  std::array<std::string_view, kLines> lines;
  for (std::string_view& line : lines) {
    line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  const auto expires_at = number_in(lines[0]);
  if (!expires_at) return std::nullopt;
  PendingSignIn pending;
  pending.expires_at = domain::Timestamp(std::chrono::milliseconds(*expires_at));
  if (const auto account = number_in(lines[1])) pending.links = domain::AccountId{*account};
  pending.state = lines[2];
  pending.verifier = lines[3];
  pending.return_path = lines[4];
  return pending;
}

// The bytes of a text, as libsodium wants them.
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

PendingSignIns::PendingSignIns(const ServerSecret& secret) : key_{} {
  crypto_generichash(key_.data(), key_.size(), bytes_of(kPurpose), kPurpose.size(), secret.data(), secret.size());
}

PendingSignIn PendingSignIns::begin(std::string return_path, std::optional<domain::AccountId> links,
                                    domain::Timestamp now) {
  return {new_secret_text(), new_secret_text(), std::move(return_path), links, now + kLifetime};
}

std::string PendingSignIns::seal(const PendingSignIn& pending) const {
  const std::string text = written(pending);
  Bytes bytes(kNonceBytes + text.size() + kTagBytes);
  randombytes_buf(bytes.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes.data() + kNonceBytes, nullptr, bytes_of(text), text.size(), nullptr,
                                             0, nullptr, bytes.data(), key_.data());
  return to_base64url(bytes);
}

std::optional<PendingSignIn> PendingSignIns::open(std::string_view sealed, domain::Timestamp now) const {
  const auto bytes = from_base64url(sealed, kMostBytes);
  if (!bytes || bytes->size() < kNonceBytes + kTagBytes) return std::nullopt;
  Bytes text(bytes->size() - kNonceBytes - kTagBytes + 1);
  unsigned long long length = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(text.data(), &length, nullptr, bytes->data() + kNonceBytes,
                                                 bytes->size() - kNonceBytes, nullptr, 0, bytes->data(),
                                                 key_.data()) != 0) {
    return std::nullopt;
  }
  auto pending = read(std::string(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length)));
  if (!pending || pending->expires_at <= now) return std::nullopt;
  return pending;
}

bool is_same_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace draftwire::auth
