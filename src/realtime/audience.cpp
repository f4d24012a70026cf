#include "realtime/audience.hpp"

namespace draftwire::realtime {

std::shared_ptr<Audience::Count> Audience::of(app::Channel channel) {
  auto counts = counts_.lock();
  std::weak_ptr<Count>& known = counts->by_channel[channel];
  std::shared_ptr<Count> count = known.lock();
  if (count != nullptr) return count;
  count = std::make_shared<Count>(0);
  known = count;
  if (counts->by_channel.size() >= counts->sweep_at) {
    std::erase_if(counts->by_channel, [](const auto& entry) { return entry.second.expired(); });
    counts->sweep_at = 2 * counts->by_channel.size() + 1'000;
  }
  return count;
}

}  // namespace draftwire::realtime
