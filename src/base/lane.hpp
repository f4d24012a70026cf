#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace draftwire {

// Where work waits, by what it is for and what it costs (docs/decisions/0024-work-in-lanes.md).
enum class Lane : std::uint8_t {
  command,   // requests that change something: picks above all
  join,      // what a viewer's live channel needs
  read,      // cheap reads
  dear,      // reads that cost milliseconds: projections, exports, long pages, states of the past
  hashing,   // passwords
  outgoing,  // questions to other servers
};

inline constexpr std::array kAllLanes{Lane::command, Lane::join, Lane::read, Lane::dear, Lane::hashing, Lane::outgoing};

std::string_view to_string(Lane lane);

}  // namespace draftwire
