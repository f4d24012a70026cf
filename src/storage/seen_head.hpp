#pragma once

#include <cstdint>

#include "domain/events.hpp"

namespace draftwire::storage {

// The newest event of a tournament that was seen. No other event ever has the same id and time in one log.
struct SeenHead {
  domain::TournamentId tournament;
  domain::Seq tournament_seq = 0;
  std::int64_t event_id = 0;
  std::int64_t created_at = 0;  // milliseconds since 1970, UTC

  bool operator==(const SeenHead&) const = default;
};

SeenHead head_of(const domain::Event& event);

}  // namespace draftwire::storage
