#include "cluster/head_watch.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "app/store.hpp"
#include "base/log_limit.hpp"

namespace draftwire::cluster {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

}  // namespace

HeadWatch::HeadWatch(app::SharedStore& store, app::LiveChannels& live, Metrics& metrics, const HintProof* proof,
                     TellHeads tell_heads)
    : store_(store), live_(live), metrics_(metrics), proof_(proof), tell_heads_(std::move(tell_heads)) {}

HeadWatch::~HeadWatch() {
  stop();
}

void HeadWatch::start() {
  loop_.emplace(
      "head watch", [this] { take_turn(); },
      [this] {
        news_.lock()->is_stopping = true;
        changed_.notify_all();
      });
}

void HeadWatch::stop() {
  if (loop_) loop_->stop();
}

void HeadWatch::look() {
  news_.lock()->is_look_due = true;
  changed_.notify_all();
}

void HeadWatch::saw(const std::string& epoch, app::Channel channel, domain::Seq seq) {
  auto news = news_.lock();
  if (news->epoch != epoch) return;
  domain::Seq& seen = news->seen[channel];
  seen = std::max(seen, seq);
}

void HeadWatch::take_turn() {
  {
    auto news = news_.lock();
    const bool is_asked = news.wait_for(changed_, time_to_next_look(),
                                        [](const News& now) { return now.is_look_due || now.is_stopping; });
    if (news->is_stopping || (!is_asked && time_to_next_look().count() > 0)) return;
    news->is_look_due = false;
  }
  looked_at_ = Clock::now();
  try {
    compare();
    store_answers(true);
  } catch (const app::StoreError& error) {
    if (!is_store_away_) limited_log::error("the heads can't be compared with the store: {}", error.what());
    store_answers(false);
  }
  metrics_.hints_are_proven(!is_quick());
}

bool HeadWatch::is_quick() const {
  return proof_ == nullptr || !proof_->holds() || !is_everybody_heard_ || is_store_away_;
}

milliseconds HeadWatch::time_to_next_look() const {
  const milliseconds pace = is_anything_watched_ || is_store_away_ ? (is_quick() ? kQuick : kCalm) : kIdle;
  auto left = std::chrono::ceil<milliseconds>(looked_at_ + pace - Clock::now());
  // When the proof runs out, the quick pace begins at once.
  if (pace == kCalm) left = std::min(left, proof_->left() + milliseconds(1));
  return std::max(left, milliseconds(0));
}

void HeadWatch::compare() {
  const std::vector<app::WatchedChannel> watched = live_.watched();
  const News before = *news_.lock();
  is_anything_watched_ = !watched.empty();
  const app::NodeNews now = store_.exchange(watched, proof_ == nullptr || proof_->holds());
  is_everybody_heard_ = now.is_everybody_heard;
  metrics_.heads_compared();
  take_in(watched, before, now);
}

void HeadWatch::take_in(const std::vector<app::WatchedChannel>& watched, const News& before, const app::NodeNews& now) {
  SeenHeads seen;
  bool went_backwards = false;
  for (const app::ChannelHead& head : now.heads) {
    seen.emplace(head.channel, head.seq);
    const auto known = before.seen.find(head.channel);
    went_backwards |= now.epoch == before.epoch && known != before.seen.end() && head.seq < known->second;
  }
  if (went_backwards) {
    store_.went_backwards(now.epoch);
    return look();
  }
  {
    auto news = news_.lock();
    if (news->epoch == now.epoch) {
      // Only of what is watched; hints that came meanwhile know more.
      for (auto& [channel, seq] : seen) {
        const auto known = news->seen.find(channel);
        if (known != news->seen.end()) seq = std::max(seq, known->second);
      }
    }
    news->epoch = now.epoch;
    news->seen = seen;
  }
  live_.heads_seen(now);
  std::vector<app::Channel> gone;
  for (const app::WatchedChannel& watch : watched) {
    if (!seen.contains(watch.channel)) gone.push_back(watch.channel);
  }
  if (!gone.empty()) live_.vanished(gone);
  tell_heads_(now.heads);
}

void HeadWatch::store_answers(bool does) {
  if (is_store_away_ == !does) return;
  is_store_away_ = !does;
  metrics_.store_answers(does);
  live_.store_is_away(is_store_away_);
  if (does) spdlog::info("the store answers again");
}

}  // namespace draftwire::cluster
