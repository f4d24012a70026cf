#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/records.hpp"

namespace draftwire::app {

// Accounts, in one transaction. Lists are ordered by id, oldest first. What takes a right away moves the access version
// by itself. Throws StoreError.
class AccountStore {
 public:
  virtual ~AccountStore() = default;

  [[nodiscard]] virtual std::vector<AccountRecord> all() const = 0;
  // With id > `after`, at most `limit`.
  [[nodiscard]] virtual std::vector<AccountRecord> after(domain::AccountId after, int limit) const = 0;
  [[nodiscard]] virtual std::vector<Account> names() const = 0;
  [[nodiscard]] virtual std::optional<AccountRecord> find(domain::AccountId id) const = 0;
  [[nodiscard]] virtual std::optional<AccountRecord> of_discord(std::string_view discord_id) const = 0;
  [[nodiscard]] virtual std::optional<Credentials> credentials(std::string_view name) const = 0;

  virtual domain::AccountId insert(std::string_view name, Role role, std::string_view password_hash,
                                   domain::Timestamp at) = 0;
  virtual void rename(domain::AccountId id, std::string_view name) = 0;
  virtual void set_role(domain::AccountId id, Role role) = 0;
  // Nothing: enabled.
  virtual void set_disabled_at(domain::AccountId id, std::optional<domain::Timestamp> at) = 0;
  virtual void set_password(domain::AccountId id, std::string_view password_hash) = 0;
  virtual void set_discord(domain::AccountId id, std::optional<std::string_view> discord_id) = 0;
  // With its sessions; the logs keep its name.
  virtual void remove(domain::AccountId id) = 0;
};

}  // namespace draftwire::app
