#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "app/store.hpp"
#include "base/mutex.hpp"
#include "domain/state.hpp"

namespace draftwire::app {

// The states of the drafts that were used last, so that a pick folds a few events and not the whole log.
// The state before the last one is kept with it: a reader whose view began just before a commit need not fold it all.
// Only ever holds what is durable; a cache of the fold, never the truth; what it knows of a log is forgotten when the
// store goes on with another. Any thread.
class StateCache {
 public:
  explicit StateCache(std::size_t capacity) : capacity_(capacity) {}

  // The draft's state at the head that `tx` sees: from the cache and the events since. Nothing: no such draft.
  std::shared_ptr<const domain::State> at_head(const ReadTransaction& tx, domain::DraftId id) EXCLUDES(entries_);

  // Remembers a state that is durable in the log of this epoch. An older one than is known already changes nothing.
  void remember(const std::string& epoch, std::shared_ptr<const domain::State> state) EXCLUDES(entries_);

  void forget(domain::DraftId id) EXCLUDES(entries_);

 private:
  struct Entry {
    std::string epoch;
    std::shared_ptr<const domain::State> state;
    std::shared_ptr<const domain::State> before;  // nullptr: not known
  };
  struct Entries {
    std::list<Entry> by_use;  // the last used first
    std::unordered_map<domain::DraftId, std::list<Entry>::iterator> by_id;
  };

  // The newest known state that is not beyond `seq`; nullptr: none.
  std::shared_ptr<const domain::State> find(const std::string& epoch, domain::DraftId id, domain::Seq seq)
      EXCLUDES(entries_);

  const std::size_t capacity_;
  Mutex<Entries> entries_;
};

// The state of a draft after its first `seq` events, folded from the log. Precondition: the log reaches `seq`,
// and the record is the one that the reader sees.
domain::State fold_to(const ReadTransaction& tx, const DraftRecord& record, domain::Seq seq);

// Applies what the log has after the state, up to `seq`. Precondition: the log reaches `seq`.
void fold_on(const ReadTransaction& tx, domain::State& state, domain::Seq seq);

}  // namespace draftwire::app
