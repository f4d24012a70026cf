#include "auth/seat_tokens.hpp"

#include <array>
#include <cstdint>

namespace draftwire::auth {
namespace {

std::array<std::int64_t, 2> ids_of(const SeatClaim& seat) {
  return {seat.draft_id.value, seat.team_id.value};
}

}  // namespace

std::string SeatTokens::token(const SeatClaim& seat, int generation) const {
  return tokens_.token(ids_of(seat), generation);
}

std::optional<SeatClaim> SeatTokens::claim(std::string_view token) {
  const auto ids = LinkTokens::claim(token, 2);
  if (!ids) return std::nullopt;
  return SeatClaim{{ids->at(0)}, {ids->at(1)}};
}

bool SeatTokens::opens(std::string_view token, const SeatClaim& seat, int generation) const {
  return tokens_.opens(token, ids_of(seat), generation);
}

}  // namespace draftwire::auth
