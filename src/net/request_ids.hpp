#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace draftwire::net {

// Names for requests, by which a person finds one in the logs. Any thread.
class RequestIds {
 public:
  RequestIds();

  // The client's own, when it is short and harmless in a log; else a new one.
  std::string accept_or_make(std::string_view given);

 private:
  const std::uint64_t process_;  // told apart from other processes
  std::atomic<std::uint64_t> next_{0};
};

}  // namespace draftwire::net
