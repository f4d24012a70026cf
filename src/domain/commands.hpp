#pragma once

#include <optional>
#include <string>
#include <variant>

#include "domain/ids.hpp"

namespace draftwire::domain {

struct StartDraft {};

struct PickPlayer {
  PlayerId player_id;
  int round = 0;  // the round that the client saw as the current one
};

struct UndoPick {
  std::optional<int> round;  // the pick that is meant; nothing: the last one
  std::optional<std::string> reason;
};

struct AbortDraft {
  std::optional<std::string> reason;
};

// The closed set of what can be asked of a draft: the only way in which it ever changes.
using Command = std::variant<StartDraft, PickPlayer, UndoPick, AbortDraft>;

}  // namespace draftwire::domain
