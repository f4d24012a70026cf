#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace draftwire::auth {

// 32 bytes that only the server has; kept beside the database, never in it.
using ServerSecret = std::array<std::uint8_t, 32>;

// Whose seat a token claims to be. Says nothing until `SeatTokens::opens` has spoken.
struct SeatClaim {
  domain::DraftId draft_id;
  domain::TeamId team_id;

  bool operator==(const SeatClaim&) const = default;
};

// The last part of a seat link: who it is for and a keyed BLAKE2b over that and the seat's generation. Derived, so
// that staff can see a link again; nothing to steal from the database. Immutable; any thread.
class SeatTokens {
 public:
  explicit SeatTokens(const ServerSecret& secret) : secret_(secret) {}

  [[nodiscard]] std::string token(const SeatClaim& seat, int generation) const;

  // Nothing for a text that has not the form of a token.
  [[nodiscard]] static std::optional<SeatClaim> claim(std::string_view token);

  // Whether this is the token of the seat's current generation. In constant time.
  [[nodiscard]] bool opens(std::string_view token, const SeatClaim& seat, int generation) const;

 private:
  ServerSecret secret_;
};

}  // namespace draftwire::auth
