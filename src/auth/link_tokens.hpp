#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace draftwire::auth {

// 32 bytes that only the server has: in a file beside the database, or, with PostgreSQL and no such file, in it.
using ServerSecret = std::array<std::uint8_t, 32>;

// The last part of a link: the ids that it is for, and a keyed BLAKE2b over its purpose, those and a generation.
// Derived: staff can see a link again, though it is kept nowhere. Immutable; any thread.
class LinkTokens {
 public:
  using Ids = std::span<const std::int64_t>;

  // `purpose` must live as long as the process. A token of one purpose opens nothing of another.
  LinkTokens(const ServerSecret& secret, std::string_view purpose) : secret_(secret), purpose_(purpose) {}

  [[nodiscard]] std::string token(Ids ids, int generation) const;

  // What a token claims to be for. Says nothing until `opens` has spoken. Nothing for a text that has not the form of
  // a token with so many ids.
  [[nodiscard]] static std::optional<std::vector<std::int64_t>> claim(std::string_view token, std::size_t id_count);

  // Whether this is the token of these ids in this generation. In constant time.
  [[nodiscard]] bool opens(std::string_view token, Ids ids, int generation) const;

 private:
  [[nodiscard]] std::vector<std::uint8_t> make(Ids ids, int generation) const;

  ServerSecret secret_;
  std::string_view purpose_;
};

}  // namespace draftwire::auth
