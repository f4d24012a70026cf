#include "auth/sign_in_limit.hpp"

#include <array>
#include <string>

#include "auth/network_address.hpp"

namespace draftwire::auth {
namespace {

// Addresses hold no line feed, so the two kinds of key can't meet.
std::string address_key(std::string_view address) {
  return subscriber_of(address);
}

std::string name_key(std::string_view address, std::string_view name) {
  return subscriber_of(address) + "\n" + std::string(name);
}

}  // namespace

std::optional<std::chrono::seconds> SignInLimit::begin(std::string_view address, std::string_view name) {
  const std::array<app::Allowance, 2> allowances{
      {{name_key(address, name), rules_.attempts_per_name}, {address_key(address), rules_.attempts_per_address}}};
  return attempts_.begin(allowances, rules_.window);
}

void SignInLimit::succeeded(std::string_view address, std::string_view name) {
  attempts_.take_back(name_key(address, name), address_key(address));
}

}  // namespace draftwire::auth
