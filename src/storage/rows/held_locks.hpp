#pragma once

#include <algorithm>
#include <variant>
#include <vector>

#include "domain/ids.hpp"

namespace draftwire::storage {

// What one transaction has locked. Known for every database, so that a write without its lock shows where no other
// writer could come between, too.
class HeldLocks {
 public:
  using Key = std::variant<domain::TournamentId, domain::DraftId, domain::PlayerId, domain::AccountId>;

  // False: it is held already.
  bool add(Key key);

  [[nodiscard]] bool holds(Key key) const { return std::ranges::find(keys_, key) != keys_.end(); }

  // Throws std::logic_error unless one of the two is held.
  void require(Key key) const;
  void require_one_of(Key key, Key other) const;

 private:
  std::vector<Key> keys_;  // few
};

}  // namespace draftwire::storage
