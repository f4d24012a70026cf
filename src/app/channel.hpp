#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "domain/ids.hpp"

namespace draftwire::app {

// What can be watched: one draft, or all drafts of one tournament. A value.
struct Channel {
  enum class Kind : std::uint8_t { draft, tournament };

  Kind kind = Kind::draft;
  std::int64_t id = 0;

  static Channel of(domain::DraftId draft) { return {Kind::draft, draft.value}; }
  static Channel of(domain::TournamentId tournament) { return {Kind::tournament, tournament.value}; }

  friend auto operator<=>(const Channel&, const Channel&) = default;
};

}  // namespace draftwire::app

template <>
struct std::hash<draftwire::app::Channel> {
  std::size_t operator()(const draftwire::app::Channel& channel) const noexcept {
    return std::hash<std::int64_t>{}(channel.id * 2 + (channel.kind == draftwire::app::Channel::Kind::tournament));
  }
};
