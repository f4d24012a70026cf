#include "storage/rows/held_locks.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace draftwire::storage {
namespace {

struct NameOf {
  std::string operator()(domain::TournamentId id) const { return fmt::format("tournament {}", id.value); }
  std::string operator()(domain::DraftId id) const { return fmt::format("draft {}", id.value); }
  std::string operator()(domain::PlayerId id) const { return fmt::format("player {}", id.value); }
  std::string operator()(domain::AccountId id) const { return fmt::format("account {}", id.value); }
};

}  // namespace

bool HeldLocks::add(Key key) {
  if (holds(key)) return false;
  keys_.push_back(key);
  return true;
}

void HeldLocks::require(Key key) const {
  require_one_of(key, key);
}

void HeldLocks::require_one_of(Key key, Key other) const {
  if (holds(key) || holds(other)) return;
  throw std::logic_error(fmt::format("{} is not locked", std::visit(NameOf{}, key)));
}

}  // namespace draftwire::storage
