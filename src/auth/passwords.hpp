#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "wire/field_reader.hpp"

namespace draftwire::auth {

// How many characters a new password has.
inline constexpr std::size_t kShortestPassword = 8;
inline constexpr std::size_t kLongestPassword = 256;

// What a password must be that a person chooses on a page: so long, and none of those that everybody tries first. The
// command line asks for the length alone: the one who has the database needs no password.
wire::TextCheck new_password_check();

// What is kept of a password, made on the calling thread: for a command that has nothing else to do. A server hashes in
// the background, by Passwords. Precondition: sodium_init().
std::string hash_of_password(std::string_view password);

// Passwords are kept only as argon2id hashes (RFC 9106). Any thread; every call costs 19 MiB and some milliseconds in
// the background, while the caller waits: for requests that is a thread of the lane for it, never a worker. The memory
// of a comparison is kept for the next: as many blocks as there ever were comparisons at once. A fresh block each time
// would hold up every other thread that maps memory, those of picks too.
class Passwords {
 public:
  // Throws std::runtime_error when libsodium does not start.
  Passwords();
  ~Passwords();
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;

  [[nodiscard]] std::string hash(std::string_view password);

  [[nodiscard]] bool matches(std::string_view password, const std::string& hash);

  // Takes as long as `matches`: for names that do not exist, so that time does not tell which ones do.
  void match_nothing(std::string_view password);

 private:
  class Memory;

  std::unique_ptr<Memory> memory_;
  std::string hash_of_nothing_;
};

}  // namespace draftwire::auth
