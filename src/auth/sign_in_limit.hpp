#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/clock.hpp"
#include "base/mutex.hpp"

namespace draftwire::auth {

// How often somebody may guess. An attempt counts when it begins, so that a hundred at once are a hundred; one that
// was right is given back. Any thread; the clock must outlive it. Remembers at most `capacity` guessers and forgets
// the one that was quiet longest.
class SignInLimit {
 public:
  struct Rules {
    int attempts_per_name = 10;      // of one address at one name
    int attempts_per_address = 100;  // of one address at any name
    std::chrono::seconds window{600};
    std::size_t capacity = 10'000;
  };

  explicit SignInLimit(app::Clock& clock) : SignInLimit(clock, Rules{}) {}
  SignInLimit(app::Clock& clock, Rules rules) : clock_(clock), rules_(rules) {}

  // Counts one attempt. Nothing: go on; else how long to wait, and the attempt did not count.
  [[nodiscard]] std::optional<std::chrono::seconds> begin(std::string_view address, std::string_view name);

  // The attempt was right: the name's failures from this address are forgotten, and the attempt itself.
  void succeeded(std::string_view address, std::string_view name);

  [[nodiscard]] std::size_t remembered();

 private:
  struct Guesser {
    std::string key;
    int attempts = 0;
    domain::Timestamp since;
  };
  struct Guessers {
    std::list<Guesser> by_use;  // the last used first
    std::unordered_map<std::string, std::list<Guesser>::iterator> by_key;
  };

  Guesser& find(Guessers& guessers, const std::string& key) const;
  static void forget(Guessers& guessers, const std::string& key);
  [[nodiscard]] std::optional<std::chrono::seconds> wait_for(const Guesser& guesser, int allowed) const;

  app::Clock& clock_;
  const Rules rules_;
  Mutex<Guessers> guessers_;
};

}  // namespace draftwire::auth
