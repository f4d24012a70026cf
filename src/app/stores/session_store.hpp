#pragma once

#include <optional>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// Who is signed in, in one transaction. What takes a right away moves the access version by itself. Throws StoreError.
class SessionStore {
 public:
  virtual ~SessionStore() = default;

  [[nodiscard]] virtual std::optional<Session> find(const SessionHash& hash) const = 0;
  // Without their hashes, seats and passes.
  [[nodiscard]] virtual std::vector<Session> of_account(domain::AccountId account) const = 0;

  virtual void insert(const SessionHash& hash, const Session& session) = 0;
  virtual void touch(const SessionHash& hash, domain::Timestamp at) = 0;
  virtual void remove(const SessionHash& hash) = 0;
  // Precondition: the account is locked.
  virtual void remove_of_account(domain::AccountId account) = 0;
  // Those not used since, and those that began before.
  virtual void remove_ended(domain::Timestamp used_before, domain::Timestamp begun_before) = 0;
};

}  // namespace draftwire::app
