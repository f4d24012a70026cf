#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// Links that are used once, in one transaction. Throws StoreError.
class InviteStore {
 public:
  virtual ~InviteStore() = default;

  // Ordered by id, with those that have expired.
  [[nodiscard]] virtual std::vector<Invite> all() const = 0;
  [[nodiscard]] virtual std::optional<Invite> find(const SecretHash& hash) const = 0;

  // Its id is given; `id` and `account_name` are not looked at.
  virtual std::int64_t insert(const Invite& invite) = 0;
  virtual void remove(std::int64_t id) = 0;
  virtual void remove_of_kind(InviteKind kind) = 0;
  virtual void remove_expired_at(domain::Timestamp at) = 0;
};

}  // namespace draftwire::app
