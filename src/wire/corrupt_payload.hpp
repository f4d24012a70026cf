#pragma once

#include <stdexcept>

namespace draftwire::wire {

// Stored text that no version of Draftwire has written: the database is damaged. Says what was wrong.
class CorruptPayload : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace draftwire::wire
