#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/mutex.hpp"

namespace draftwire {

// How often something may happen, by key: `burst` times at once, and then `per_second` (a token bucket for each key).
// Any thread. Remembers at most `capacity` keys and forgets the one that was quiet longest.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  struct Rule {
    double burst = 0;
    double per_second = 0;
  };

  explicit RateLimit(Rule rule, std::size_t capacity = 20'000) : rule_(rule), capacity_(capacity) {}

  // Counts one. Nothing: go on; else how long to wait, and it did not count.
  [[nodiscard]] std::optional<std::chrono::seconds> take(const std::string& key, Clock::time_point now);

  [[nodiscard]] std::size_t remembered();

 private:
  struct Bucket {
    std::string key;
    double left = 0;
    Clock::time_point at;
  };
  struct Buckets {
    std::list<Bucket> by_use;  // the last used first
    std::unordered_map<std::string, std::list<Bucket>::iterator> by_key;
  };

  Bucket& find(Buckets& buckets, const std::string& key, Clock::time_point now) const;

  const Rule rule_;
  const std::size_t capacity_;
  Mutex<Buckets> buckets_;
};

}  // namespace draftwire
