#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/attempts.hpp"
#include "wire/problem.hpp"

namespace draftwire::auth {

// How often a client may guess. An attempt counts when it begins, so that a hundred at once are a hundred; one that
// was right is given back. Any worker thread; `attempts` must outlive it.
class SignInLimit {
 public:
  struct Rules {
    int attempts_per_name = 10;      // of one address at one name
    int attempts_per_address = 100;  // of one address at any name
    int attempts_per_account = 100;  // of all addresses at one name
    int links_per_address = 1'000;   // of one address, by links, whose tokens can't be guessed
    std::chrono::seconds window{600};
  };

  explicit SignInLimit(app::Attempts& attempts) : SignInLimit(attempts, Rules{}) {}
  SignInLimit(app::Attempts& attempts, Rules rules) : attempts_(attempts), rules_(rules) {}

  // Counts one attempt. Nothing: go on; else how long to wait, and the attempt did not count.
  [[nodiscard]] std::optional<std::chrono::seconds> begin(std::string_view address, std::string_view name);

  // The attempt was right: the name's failures from this address are forgotten, and the attempt itself. A store that
  // does not answer keeps them, and signing in goes on.
  void succeeded(std::string_view address, std::string_view name);

  // The same for signing in by a link, or by Discord, which vouches for a name: there is no name to count under.
  [[nodiscard]] std::optional<std::chrono::seconds> begin_by_link(std::string_view address);
  void succeeded_by_link(std::string_view address);

  // How the one who has to wait is told.
  static wire::Problem too_many(std::chrono::seconds wait);

 private:
  void take_back(const std::string& forgotten, std::span<const std::string> eased);

  app::Attempts& attempts_;
  const Rules rules_;
};

}  // namespace draftwire::auth
