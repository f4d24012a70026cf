#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/byte_cache.hpp"
#include "base/metrics.hpp"
#include "wire/problem.hpp"

namespace draftwire::http {

// The bodies of answers that are dear to make. A name says all that the body depends on, so nothing here grows old; who
// may have it is asked before. Up to so many bytes. Any thread.
class AnswerCache {
 public:
  using Body = std::shared_ptr<const std::string>;
  using Result = std::expected<Body, wire::Problem>;

  // What was made, and the name of what it is: another one, when what it depends on has changed since it was asked for.
  struct Made {
    std::string name;
    std::string body;
  };
  using Make = std::function<std::expected<Made, wire::Problem>()>;

  AnswerCache(std::size_t capacity, Metrics& metrics) : kept_(capacity), metrics_(metrics) {}

  // The body of that name, made when it is not kept. Of those who ask for it at the same time one makes it, and the
  // others wait for that. What `make` throws, they throw; problems are not kept.
  Result get(const std::string& name, const Make& make) EXCLUDES(flights_);

 private:
  using Flights = std::unordered_map<std::string, std::shared_future<Result>>;

  Result make_for_all(const std::string& name, const Make& make, std::promise<Result> promise) EXCLUDES(flights_);

  ByteCache<std::string> kept_;
  Metrics& metrics_;
  Mutex<Flights> flights_;
};

}  // namespace draftwire::http
