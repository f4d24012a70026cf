#include "auth/sign_in_limit.hpp"

#include <algorithm>

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
  auto guessers = guessers_.lock();
  Guesser& at_name = find(*guessers, name_key(address, name));
  Guesser& at_any = find(*guessers, address_key(address));
  if (const auto wait = wait_for(at_name, rules_.attempts_per_name)) return wait;
  if (const auto wait = wait_for(at_any, rules_.attempts_per_address)) return wait;
  ++at_name.attempts;
  ++at_any.attempts;
  return std::nullopt;
}

void SignInLimit::succeeded(std::string_view address, std::string_view name) {
  auto guessers = guessers_.lock();
  forget(*guessers, name_key(address, name));
  Guesser& at_any = find(*guessers, address_key(address));
  at_any.attempts = std::max(0, at_any.attempts - 1);
}

std::size_t SignInLimit::remembered() {
  return guessers_.lock()->by_use.size();
}

SignInLimit::Guesser& SignInLimit::find(Guessers& guessers, const std::string& key) const {
  const auto now = clock_.now();
  const auto known = guessers.by_key.find(key);
  if (known != guessers.by_key.end()) {
    Guesser& guesser = *known->second;
    if (now >= guesser.since + rules_.window) guesser = {key, 0, now};
    guessers.by_use.splice(guessers.by_use.begin(), guessers.by_use, known->second);
    return guesser;
  }
  // Two at least: the name's and the address's of one attempt are held at once.
  if (guessers.by_use.size() >= std::max<std::size_t>(2, rules_.capacity)) {
    const std::string oldest = guessers.by_use.back().key;
    forget(guessers, oldest);
  }
  guessers.by_use.push_front({key, 0, now});
  guessers.by_key.emplace(key, guessers.by_use.begin());
  return guessers.by_use.front();
}

void SignInLimit::forget(Guessers& guessers, const std::string& key) {
  const auto known = guessers.by_key.find(key);
  if (known == guessers.by_key.end()) return;
  guessers.by_use.erase(known->second);
  guessers.by_key.erase(known);
}

std::optional<std::chrono::seconds> SignInLimit::wait_for(const Guesser& guesser, int allowed) const {
  if (guesser.attempts < allowed) return std::nullopt;
  const auto left = std::chrono::ceil<std::chrono::seconds>(guesser.since + rules_.window - clock_.now());
  return std::max(std::chrono::seconds(1), left);
}

}  // namespace draftwire::auth
