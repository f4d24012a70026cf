#include "auth/sign_in_limit.hpp"

#include <array>
#include <string>

#include "auth/network_address.hpp"

namespace draftwire::auth {
namespace {

// Addresses hold no line feed, and none of them is called "link" or "account": the kinds of key can't meet.
std::string address_key(std::string_view address) {
  return subscriber_of(address);
}

std::string name_key(std::string_view address, std::string_view name) {
  return subscriber_of(address) + "\n" + std::string(name);
}

std::string account_key(std::string_view name) {
  return "account\n" + std::string(name);
}

std::string link_key(std::string_view address) {
  return "link\n" + subscriber_of(address);
}

}  // namespace

std::optional<std::chrono::seconds> SignInLimit::begin(std::string_view address, std::string_view name) {
  const std::array<app::Allowance, 3> allowances{{{name_key(address, name), rules_.attempts_per_name},
                                                  {address_key(address), rules_.attempts_per_address},
                                                  {account_key(name), rules_.attempts_per_account}}};
  return attempts_.begin(allowances, rules_.window);
}

void SignInLimit::succeeded(std::string_view address, std::string_view name) {
  attempts_.take_back(name_key(address, name), std::array{address_key(address), account_key(name)});
}

std::optional<std::chrono::seconds> SignInLimit::begin_by_link(std::string_view address) {
  const std::array<app::Allowance, 1> allowances{{{link_key(address), rules_.links_per_address}}};
  return attempts_.begin(allowances, rules_.window);
}

void SignInLimit::succeeded_by_link(std::string_view address) {
  attempts_.take_back({}, std::array{link_key(address)});
}

wire::Problem SignInLimit::too_many(std::chrono::seconds wait) {
  const auto seconds = static_cast<int>(wait.count());
  return {wire::ProblemCode::too_many_requests,
          "Too many attempts to sign in. Try again in " + std::to_string(seconds) + " seconds.",
          {},
          std::nullopt,
          seconds};
}

}  // namespace draftwire::auth
