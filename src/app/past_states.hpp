#pragma once

#include <cstddef>
#include <memory>

#include "app/store.hpp"
#include "base/byte_cache.hpp"
#include "domain/state.hpp"

namespace draftwire::app {

// The states of drafts as they were. A log that was folded once leaves a state at every `kStride` events, so that the
// next look into the same log folds no more than those. Holds what is durable only, up to so many bytes. Any thread.
class PastStates {
 public:
  static constexpr domain::Seq kStride = 256;

  explicit PastStates(std::size_t capacity) : kept_(capacity) {}

  // The state after the first `seq` events. Preconditions of fold_to().
  std::shared_ptr<const domain::State> at(const ReadTransaction& tx, const DraftRecord& record, domain::Seq seq);

 private:
  ByteCache<domain::State> kept_;
};

}  // namespace draftwire::app
