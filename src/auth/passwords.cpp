#include "auth/passwords.hpp"

#include <argon2.h>
#include <sodium.h>

#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "auth/common_passwords.hpp"
#include "base/background.hpp"
#include "base/mutex.hpp"

namespace draftwire::auth {
namespace {

constexpr unsigned long long kOpsLimit = 2;
constexpr std::size_t kMemoryLimit = std::size_t{19} * 1024 * 1024;
constexpr std::uint32_t kMemoryKibibytes = kMemoryLimit / 1024;

// The shape that libsodium gives a hash of these costs, behind which come a salt and a tag in base64.
constexpr std::string_view kBegin = "$argon2id$v=19$m=19456,t=2,p=1$";
constexpr std::size_t kSaltLetters = 22;
using Salt = std::array<std::uint8_t, 16>;
using Tag = std::array<std::uint8_t, 32>;

template <std::size_t N>
bool decode(std::string_view letters, std::array<std::uint8_t, N>& bytes) {
  std::size_t length = 0;
  return sodium_base642bin(bytes.data(), N, letters.data(), letters.size(), nullptr, &length, nullptr,
                           sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
         length == N;
}

struct SaltAndTag {
  Salt salt{};
  Tag tag{};
};

// Of a hash that has today's costs.
std::optional<SaltAndTag> parse(std::string_view hash) {
  SaltAndTag parsed;
  const bool has_shape = hash.size() > kBegin.size() + kSaltLetters && hash.starts_with(kBegin) &&
                         hash[kBegin.size() + kSaltLetters] == '$' &&
                         decode(hash.substr(kBegin.size(), kSaltLetters), parsed.salt) &&
                         decode(hash.substr(kBegin.size() + kSaltLetters + 1), parsed.tag);
  if (!has_shape) return std::nullopt;
  return parsed;
}

// What argon2_context asks for memory with has no place for a value of ours.
thread_local std::span<std::uint8_t> memory_of_this_hash;

int give_memory(std::uint8_t** memory, std::size_t bytes) {
  if (bytes > memory_of_this_hash.size()) return ARGON2_MEMORY_ALLOCATION_ERROR;
  *memory = memory_of_this_hash.data();
  return ARGON2_OK;
}

void keep_memory(std::uint8_t* /*memory*/, std::size_t /*bytes*/) {}

Tag argon2id(std::string_view password, Salt& salt, std::span<std::uint8_t> memory) {
  Tag tag{};
  std::string own(password);  // argon2_context may change it, and does so only when it is told to
  argon2_context context{};
  context.out = tag.data();
  context.outlen = static_cast<std::uint32_t>(tag.size());
  context.pwd = reinterpret_cast<std::uint8_t*>(own.data());
  context.pwdlen = static_cast<std::uint32_t>(own.size());
  context.salt = salt.data();
  context.saltlen = static_cast<std::uint32_t>(salt.size());
  context.t_cost = kOpsLimit;
  context.m_cost = kMemoryKibibytes;
  context.lanes = 1;
  context.threads = 1;
  context.version = ARGON2_VERSION_13;
  context.allocate_cbk = give_memory;
  context.free_cbk = keep_memory;
  context.flags = ARGON2_DEFAULT_FLAGS;
  memory_of_this_hash = memory;
  const int result = argon2id_ctx(&context);
  sodium_memzero(own.data(), own.size());
  if (result != ARGON2_OK) throw std::runtime_error(std::string("argon2id: ") + argon2_error_message(result));
  return tag;
}

}  // namespace

// Blocks of memory for one hash each, kept from one to the next.
class Passwords::Memory {
 public:
  using Block = std::vector<std::uint8_t>;

  [[nodiscard]] Block take() {
    auto idle = idle_.lock();
    if (idle->empty()) return Block(kMemoryLimit);
    Block block = std::move(idle->back());
    idle->pop_back();
    return block;
  }

  void give_back(Block block) { idle_.lock()->push_back(std::move(block)); }

 private:
  Mutex<std::vector<Block>> idle_;
};

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

Passwords::Passwords() : memory_(std::make_unique<Memory>()) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
  hash_of_nothing_ = hash_of_password("nobody has this one");
}

Passwords::~Passwords() = default;

std::string Passwords::hash(std::string_view password) {
  return in_the_background([&] { return hash_of_password(password); });
}

bool Passwords::matches(std::string_view password, const std::string& hash) {
  auto parsed = parse(hash);
  if (!parsed) {
    return in_the_background(
        [&] { return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0; });
  }
  Memory::Block memory = memory_->take();
  const Tag tag = in_the_background([&] { return argon2id(password, parsed->salt, memory); });
  memory_->give_back(std::move(memory));
  return sodium_memcmp(tag.data(), parsed->tag.data(), tag.size()) == 0;
}

void Passwords::match_nothing(std::string_view password) {
  static_cast<void>(matches(password, hash_of_nothing_));
}

}  // namespace draftwire::auth
