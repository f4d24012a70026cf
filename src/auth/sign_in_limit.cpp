#include "auth/sign_in_limit.hpp"

#include <spdlog/spdlog.h>

#include <array>

#include "app/store.hpp"
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
  take_back(name_key(address, name), std::array{address_key(address), account_key(name)});
}

std::optional<std::chrono::seconds> SignInLimit::begin_by_link(std::string_view address) {
  const std::array<app::Allowance, 1> allowances{{{link_key(address), rules_.links_per_address}}};
  return attempts_.begin(allowances, rules_.window);
}

void SignInLimit::succeeded_by_link(std::string_view address) {
  take_back({}, std::array{link_key(address)});
}

void SignInLimit::take_back(const std::string& forgotten, std::span<const std::string> eased) {
  try {
    attempts_.take_back(forgotten, eased);
  } catch (const app::StoreError& error) {
    spdlog::warn("an attempt to sign in that was right stays counted: {}", error.what());
  }
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
