#include "auth/passwords.hpp"

#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

#include "auth/common_passwords.hpp"
#include "base/background.hpp"

namespace draftwire::auth {
namespace {

constexpr unsigned long long kOpsLimit = 2;
constexpr std::size_t kMemoryLimit = std::size_t{19} * 1024 * 1024;

}  // namespace

wire::TextCheck new_password_check() {
  return [](std::string_view text) -> std::expected<std::string, std::string> {
    auto checked = wire::of_length(kShortestPassword, kLongestPassword)(text);
    if (checked && is_common_password(text)) {
      return std::unexpected("must not be one of those that everybody tries first");
    }
    return checked;
  };
}

std::string hash_of_password(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kOpsLimit, kMemoryLimit,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();  // the only way to fail: no memory
  }
  return text.data();
}

Passwords::Passwords() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
  hash_of_nothing_ = hash_of_password("nobody has this one");
}

std::string Passwords::hash(std::string_view password) {
  return in_the_background([&] { return hash_of_password(password); });
}

bool Passwords::matches(std::string_view password, const std::string& hash) {
  return in_the_background(
      [&] { return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0; });
}

void Passwords::match_nothing(std::string_view password) {
  static_cast<void>(matches(password, hash_of_nothing_));
}

}  // namespace draftwire::auth
