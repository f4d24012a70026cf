#include "auth/remembered_attempts.hpp"

#include <algorithm>

namespace draftwire::auth {

std::optional<std::chrono::seconds> RememberedAttempts::begin(std::span<const app::Allowance> allowances,
                                                              std::chrono::seconds window) {
  const auto now = clock_.now();
  auto counts = counts_.lock();
  for (const app::Allowance& allowance : allowances) {
    Count* count = find(*counts, allowance.key);
    if (count == nullptr) continue;
    if (now >= count->since + window) *count = {count->key, 0, now};
    if (count->attempts >= allowance.attempts) {
      return std::max(std::chrono::ceil<std::chrono::seconds>(count->since + window - now), std::chrono::seconds(1));
    }
  }
  for (const app::Allowance& allowance : allowances) ++find_or_add(*counts, allowance.key).attempts;
  return std::nullopt;
}

void RememberedAttempts::take_back(const std::string& forgotten, std::span<const std::string> eased) {
  auto counts = counts_.lock();
  forget(*counts, forgotten);
  for (const std::string& key : eased) {
    Count* left = find(*counts, key);
    if (left != nullptr) left->attempts = std::max(0, left->attempts - 1);
  }
}

std::size_t RememberedAttempts::remembered() {
  return counts_.lock()->by_use.size();
}

RememberedAttempts::Count* RememberedAttempts::find(Counts& counts, const std::string& key) {
  const auto known = counts.by_key.find(key);
  if (known == counts.by_key.end()) return nullptr;
  counts.by_use.splice(counts.by_use.begin(), counts.by_use, known->second);
  return &*known->second;
}

RememberedAttempts::Count& RememberedAttempts::find_or_add(Counts& counts, const std::string& key) const {
  if (Count* known = find(counts, key)) return *known;
  if (counts.by_use.size() >= capacity_) {
    const std::string oldest = counts.by_use.back().key;
    forget(counts, oldest);
  }
  counts.by_use.push_front({key, 0, clock_.now()});
  counts.by_key.emplace(key, counts.by_use.begin());
  return counts.by_use.front();
}

void RememberedAttempts::forget(Counts& counts, const std::string& key) {
  const auto known = counts.by_key.find(key);
  if (known == counts.by_key.end()) return;
  counts.by_use.erase(known->second);
  counts.by_key.erase(known);
}

}  // namespace draftwire::auth
