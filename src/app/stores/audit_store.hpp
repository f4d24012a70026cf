#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// The audit log, in one transaction. Lists are newest first. Throws StoreError.
class AuditStore {
 public:
  virtual ~AuditStore() = default;

  // At most `limit`, with id < `before` (nothing: from the newest).
  [[nodiscard]] virtual std::vector<AuditEntry> before(std::optional<std::int64_t> before, int limit) const = 0;
  // All that the account itself did.
  [[nodiscard]] virtual std::vector<AuditEntry> of_actor(domain::AccountId actor) const = 0;

  // `id` is not looked at.
  virtual void append(const AuditEntry& entry) = 0;
  virtual void remove_before(domain::Timestamp at) = 0;
};

}  // namespace draftwire::app
