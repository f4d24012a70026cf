#pragma once

#include <cstdint>

#include "app/records.hpp"

namespace draftwire::app {

// Who may see what, as a whole, in one transaction. Throws StoreError.
class AccessStore {
 public:
  virtual ~AccessStore() = default;

  // Moves whenever a right was taken away.
  [[nodiscard]] virtual std::int64_t version() const = 0;
  [[nodiscard]] virtual PrivateChannels private_channels() const = 0;

  // For what the other stores do not move by themselves.
  virtual void move_version() = 0;
};

}  // namespace draftwire::app
