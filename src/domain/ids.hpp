#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace draftwire::domain {

// An integer that cannot be mixed up with another kind of integer. Immutable value; any thread.
template <class Tag>
struct Strong {
  std::int64_t value = 0;

  friend constexpr auto operator<=>(const Strong&, const Strong&) = default;
};

using AccountId = Strong<struct AccountTag>;
using TournamentId = Strong<struct TournamentTag>;
using DraftId = Strong<struct DraftTag>;
using PlayerId = Strong<struct PlayerTag>;
using TeamId = Strong<struct TeamTag>;
using EventId = Strong<struct EventTag>;

// A rating in units of 10^-decimals of its tournament, 0 to 1,000,000 for one player; a team's total may be higher.
using Mmr = std::int64_t;

// A position in a log: 1, 2, 3 … without gaps; 0 is before the first event.
using Seq = std::int64_t;

}  // namespace draftwire::domain

template <class Tag>
struct std::hash<draftwire::domain::Strong<Tag>> {
  std::size_t operator()(const draftwire::domain::Strong<Tag>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.value);
  }
};
