#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>

namespace draftwire::app {

// Under which key something is counted, and how often it may happen within the window.
struct Allowance {
  std::string key;
  int attempts = 0;
};

// How often something was tried lately, by key. Any worker thread; calls may block and throw StoreError.
class Attempts {
 public:
  virtual ~Attempts() = default;

  // Counts one attempt under each key. When the allowance of one is used up, nothing is counted, and the answer is
  // how long to wait. A key's window begins with its first attempt.
  [[nodiscard]] virtual std::optional<std::chrono::seconds> begin(std::span<const Allowance> allowances,
                                                                  std::chrono::seconds window) = 0;

  // Forgets all attempts under `forgotten`, and the last one under each of `eased`.
  virtual void take_back(const std::string& forgotten, std::span<const std::string> eased) = 0;
};

}  // namespace draftwire::app
