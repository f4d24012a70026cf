#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "live/message.hpp"

namespace draftwire::bench {

// What viewers saw, summed over all of them.
struct Findings {
  std::uint64_t messages = 0;
  std::uint64_t events = 0;  // live ones
  std::uint64_t first_messages = 0;
  std::uint64_t resumes = 0;
  std::uint64_t snapshots = 0;

  // Never to be anything but 0.
  std::uint64_t missing = 0;
  std::uint64_t doubled = 0;
  std::uint64_t out_of_order = 0;
  std::uint64_t restarts = 0;  // had to begin again although it resumed on the same log

  [[nodiscard]] std::uint64_t faults() const { return missing + doubled + out_of_order + restarts; }
  Findings& operator+=(const Findings& other);
};

// One viewer's account of the log. Pure.
class Watcher {
 public:
  void take(const Message& message, Findings& findings);

  // Has had a first message, and the last event that it knows.
  [[nodiscard]] bool is_welcome() const { return cursor_ >= 0; }
  [[nodiscard]] std::int64_t cursor() const { return cursor_; }

  // What a reconnecting page would ask with: nothing when it knows nothing.
  [[nodiscard]] std::string resume_query() const;

  // Somebody else comes in its place.
  void forget() { *this = {}; }

 private:
  void take_event(std::int64_t seq, Findings& findings);

  std::int64_t cursor_ = -1;
  std::vector<std::int64_t> holes_;
  std::string epoch_;
};

}  // namespace draftwire::bench
