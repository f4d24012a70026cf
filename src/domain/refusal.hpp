#pragma once

#include <string>
#include <string_view>

namespace draftwire::domain {

// Why the rules say no. Each has one stable name on the wire.
enum class Rule {
  not_signed_in,
  forbidden,
  not_on_the_clock,
  draft_not_pending,
  draft_not_active,
  draft_over,
  nothing_to_draft,
  nothing_to_undo,
  round_not_current,
  player_not_available,
  unknown_player,
};

struct Refusal {
  Rule rule;
  std::string detail;  // a sentence for a person: what was wrong, and what would be right

  bool operator==(const Refusal&) const = default;
};

}  // namespace draftwire::domain
