#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "app/attempts.hpp"

namespace draftwire::auth {

// How often somebody may guess. An attempt counts when it begins, so that a hundred at once are a hundred; one that
// was right is given back. Any worker thread; `attempts` must outlive it.
class SignInLimit {
 public:
  struct Rules {
    int attempts_per_name = 10;      // of one address at one name
    int attempts_per_address = 100;  // of one address at any name
    std::chrono::seconds window{600};
  };

  explicit SignInLimit(app::Attempts& attempts) : SignInLimit(attempts, Rules{}) {}
  SignInLimit(app::Attempts& attempts, Rules rules) : attempts_(attempts), rules_(rules) {}

  // Counts one attempt. Nothing: go on; else how long to wait, and the attempt did not count.
  [[nodiscard]] std::optional<std::chrono::seconds> begin(std::string_view address, std::string_view name);

  // The attempt was right: the name's failures from this address are forgotten, and the attempt itself.
  void succeeded(std::string_view address, std::string_view name);

 private:
  app::Attempts& attempts_;
  const Rules rules_;
};

}  // namespace draftwire::auth
