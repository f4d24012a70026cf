#include "net/descriptor_limit.hpp"

#include <sys/resource.h>

#include <algorithm>

namespace draftwire::net {
namespace {

constexpr std::size_t kOwnUse = 128;  // database, logs, listeners, epoll
constexpr std::size_t kMostForRequests = 512;

}  // namespace

std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  if (limit.rlim_cur < limit.rlim_max) {
    rlimit raised = limit;
    raised.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  }
  return static_cast<std::size_t>(std::min<rlim_t>(limit.rlim_cur, 10'000'000));
}

Capacity capacity_of(std::size_t descriptors) {
  const std::size_t own = std::min(kOwnUse, descriptors / 2);
  const std::size_t connections = descriptors - own;
  return {connections, connections - std::min(kMostForRequests, connections / 4)};
}

}  // namespace draftwire::net
