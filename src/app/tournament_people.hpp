#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "app/clock.hpp"
#include "app/identity.hpp"
#include "app/quotas.hpp"
#include "app/store.hpp"
#include "wire/problem.hpp"

namespace draftwire::app {

// The accounts that have a part in a tournament: organisers run it, members may see it when it is private. For staff
// only. Any worker thread; store and clock must outlive it.
class TournamentPeople {
 public:
  enum class Part { organiser, member };

  template <class T>
  using Result = std::expected<T, wire::Problem>;

  TournamentPeople(Store& store, Clock& clock, Quotas quotas) : store_(store), clock_(clock), quotas_(quotas) {}

  Result<std::vector<Account>> list(domain::TournamentId id, Part part, const Identity& who);

  // Twice is once.
  Result<Account> add(domain::TournamentId id, Part part, std::string_view account_name, const Identity& who);

  // The last organiser is removed by admins only.
  Result<void> remove(domain::TournamentId id, Part part, domain::AccountId account, const Identity& who);

 private:
  Store& store_;
  Clock& clock_;
  const Quotas quotas_;
};

}  // namespace draftwire::app
