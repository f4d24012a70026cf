#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>

#include "app/attempts.hpp"
#include "app/clock.hpp"
#include "base/mutex.hpp"

namespace draftwire::auth {

// Attempts as one process remembers them. Any thread; the clock must outlive it. Remembers at most `capacity` keys, one
// at least, and forgets the one that was quiet longest. An attempt that is refused adds none: who has to wait pushes
// no key out.
class RememberedAttempts final : public app::Attempts {
 public:
  explicit RememberedAttempts(app::Clock& clock, std::size_t capacity = 10'000) : clock_(clock), capacity_(capacity) {}

  [[nodiscard]] std::optional<std::chrono::seconds> begin(std::span<const app::Allowance> allowances,
                                                          std::chrono::seconds window) override;
  void take_back(const std::string& forgotten, std::span<const std::string> eased) override;

  [[nodiscard]] std::size_t remembered();

 private:
  struct Count {
    std::string key;
    int attempts = 0;
    domain::Timestamp since;
  };
  struct Counts {
    std::list<Count> by_use;  // the last used first
    std::unordered_map<std::string, std::list<Count>::iterator> by_key;
  };

  // Nothing when it is not remembered. Counts as a use.
  static Count* find(Counts& counts, const std::string& key);
  Count& find_or_add(Counts& counts, const std::string& key) const;
  static void forget(Counts& counts, const std::string& key);

  app::Clock& clock_;
  const std::size_t capacity_;
  Mutex<Counts> counts_;
};

}  // namespace draftwire::auth
