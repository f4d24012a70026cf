#include "server/league_clock.hpp"

#include <chrono>
#include <ctime>

namespace draftwire::server {

domain::Timestamp LeagueClock::now() {
  auto time = time_.lock();
  timespec since_boot{};
  ::clock_gettime(CLOCK_BOOTTIME, &since_boot);
  const auto league = time->at(std::chrono::system_clock::now(),
                               std::chrono::seconds(since_boot.tv_sec) + std::chrono::nanoseconds(since_boot.tv_nsec));
  return std::chrono::floor<std::chrono::milliseconds>(league);
}

}  // namespace draftwire::server
