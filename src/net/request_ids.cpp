#include "net/request_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace draftwire::net {
namespace {

constexpr std::size_t kMaxLength = 128;

bool is_harmless(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         c == '.' || c == ':' || c == '/' || c == '+' || c == '=';
}

}  // namespace

RequestIds::RequestIds() : process_(std::random_device{}()) {}

std::string RequestIds::accept_or_make(std::string_view given) {
  if (!given.empty() && given.size() <= kMaxLength && std::ranges::all_of(given, is_harmless)) {
    return std::string(given);
  }
  return fmt::format("{:08x}-{:x}", process_, next_.fetch_add(1) + 1);
}

}  // namespace draftwire::net
