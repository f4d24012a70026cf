#include "base/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace draftwire {

std::optional<std::chrono::seconds> RateLimit::take(const std::string& key, Clock::time_point now) {
  auto buckets = buckets_.lock();
  Bucket& bucket = find(*buckets, key, now);
  const std::chrono::duration<double> passed = std::max(now - bucket.at, Clock::duration::zero());
  bucket.left = std::min(rule_.burst, bucket.left + passed.count() * rule_.per_second);
  bucket.at = std::max(bucket.at, now);
  if (bucket.left < 1) {
    const double wait = std::ceil((1 - bucket.left) / rule_.per_second);
    return std::chrono::seconds(std::max<std::chrono::seconds::rep>(1, static_cast<std::chrono::seconds::rep>(wait)));
  }
  bucket.left -= 1;
  return std::nullopt;
}

std::size_t RateLimit::remembered() {
  return buckets_.lock()->by_use.size();
}

RateLimit::Bucket& RateLimit::find(Buckets& buckets, const std::string& key, Clock::time_point now) const {
  const auto known = buckets.by_key.find(key);
  if (known != buckets.by_key.end()) {
    buckets.by_use.splice(buckets.by_use.begin(), buckets.by_use, known->second);
    return *known->second;
  }
  if (buckets.by_use.size() >= capacity_) {
    buckets.by_key.erase(buckets.by_use.back().key);
    buckets.by_use.pop_back();
  }
  buckets.by_use.push_front({key, rule_.burst, now});
  buckets.by_key.emplace(key, buckets.by_use.begin());
  return buckets.by_use.front();
}

}  // namespace draftwire
