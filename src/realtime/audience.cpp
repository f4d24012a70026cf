#include "realtime/audience.hpp"

namespace draftwire::realtime {

std::shared_ptr<Audience::Count> Audience::of(app::Channel channel) {
  std::shared_ptr<Count> count;
  {
    auto counts = counts_.lock();
    std::weak_ptr<Count>& known = counts->by_channel[channel];
    count = known.lock();
    if (count != nullptr) return count;
    count = std::make_shared<Count>();
    known = count;
    if (counts->by_channel.size() >= counts->sweep_at) {
      std::erase_if(counts->by_channel, [](const auto& entry) { return entry.second.expired(); });
      counts->sweep_at = 2 * counts->by_channel.size() + 1'000;
    }
  }
  if (tell_of_new_) tell_of_new_();
  return count;
}

std::vector<app::WatchedChannel> Audience::watched() {
  std::vector<app::WatchedChannel> watched;
  auto counts = counts_.lock();
  for (const auto& [channel, known] : counts->by_channel) {
    if (const auto count = known.lock()) watched.push_back({channel, count->here});
  }
  return watched;
}

void Audience::set_elsewhere(app::Channel channel, std::int64_t number) {
  if (const auto count = find(channel)) count->elsewhere = number;
}

std::int64_t Audience::viewers(app::Channel channel) {
  const auto count = find(channel);
  return count == nullptr ? 0 : count->total();
}

bool Audience::takes_deflated(app::Channel channel) {
  const auto count = find(channel);
  return count != nullptr && count->takes_deflated;
}

std::shared_ptr<Audience::Count> Audience::find(app::Channel channel) {
  auto counts = counts_.lock();
  const auto known = counts->by_channel.find(channel);
  return known == counts->by_channel.end() ? nullptr : known->second.lock();
}

}  // namespace draftwire::realtime
