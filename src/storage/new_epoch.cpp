#include "storage/new_epoch.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace draftwire::storage {

std::string new_epoch() {
  std::array<std::uint8_t, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::system_error(errno, std::generic_category(), "the system gives no random numbers");
  }
  return fmt::format("{:02x}", fmt::join(bytes, ""));
}

}  // namespace draftwire::storage
