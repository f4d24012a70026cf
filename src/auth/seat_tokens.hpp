#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "auth/link_tokens.hpp"
#include "domain/ids.hpp"

namespace draftwire::auth {

// Whose seat a token claims to be. Says nothing until `SeatTokens::opens` has spoken.
struct SeatClaim {
  domain::DraftId draft_id;
  domain::TeamId team_id;

  bool operator==(const SeatClaim&) const = default;
};

// The last part of a seat link. Immutable; any thread.
class SeatTokens {
 public:
  explicit SeatTokens(const ServerSecret& secret) : tokens_(secret, "draftwire seat") {}

  [[nodiscard]] std::string token(const SeatClaim& seat, int generation) const;

  // Nothing for a text that has not the form of a token.
  [[nodiscard]] static std::optional<SeatClaim> claim(std::string_view token);

  // Whether this is the token of the seat's current generation. In constant time.
  [[nodiscard]] bool opens(std::string_view token, const SeatClaim& seat, int generation) const;

 private:
  LinkTokens tokens_;
};

}  // namespace draftwire::auth
