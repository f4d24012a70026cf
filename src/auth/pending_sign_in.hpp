#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "auth/seat_tokens.hpp"
#include "domain/ids.hpp"
#include "domain/setup.hpp"

namespace draftwire::auth {

// A sign-in at Discord that one browser began.
struct PendingSignIn {
  std::string state;                       // what comes back through the browser (RFC 6749 §10.12)
  std::string verifier;                    // what only we and Discord see (RFC 7636 §4.1)
  std::string return_path;                 // where the browser wanted to go
  std::optional<domain::AccountId> links;  // whose account is to be linked; nothing: it is a sign-in
  domain::Timestamp expires_at;

  bool operator==(const PendingSignIn&) const = default;
};

// What such a browser keeps in the meantime, in a cookie: encrypted and authenticated with a key of the server's
// secret, so that any node can go on and the store has nothing of it. Immutable; any thread.
class PendingSignIns {
 public:
  static constexpr std::chrono::minutes kLifetime{10};
  static constexpr std::size_t kMaxReturnPath = 512;

  explicit PendingSignIns(const ServerSecret& secret);

  // A new one, with a state and a verifier of 256 random bits each. Precondition: the path is not longer than that.
  [[nodiscard]] static PendingSignIn begin(std::string return_path, std::optional<domain::AccountId> links,
                                           domain::Timestamp now);

  [[nodiscard]] std::string seal(const PendingSignIn& pending) const;

  // Nothing for what this server did not seal, and for what has expired.
  [[nodiscard]] std::optional<PendingSignIn> open(std::string_view sealed, domain::Timestamp now) const;

 private:
  ServerSecret key_;
};

// In constant time.
bool is_same_secret(std::string_view left, std::string_view right);

}  // namespace draftwire::auth
