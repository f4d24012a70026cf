#include "realtime/shard.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace draftwire::realtime {
namespace {

constexpr std::uint16_t kTooSlow = 4408;
constexpr std::size_t kMaxIdleTopics = 256;
constexpr std::size_t kLeastSlice = 8;
constexpr std::uint32_t kSpreadSteps = 64;
constexpr int kSpreadShare = 20;  // appointments are spread over a twentieth of the time between them

}  // namespace

Shard::Shard(const Options& options, Loop& loop, Archive& archive, Audience& audience, Metrics& metrics,
             BatchSender* sender)
    : options_(options),
      loop_(loop),
      metrics_(metrics),
      around_{options, loop, archive, audience, metrics, tally_},
      wheel_(options.tick, std::max({options.heartbeat_after, options.silence_limit, options.stall_limit}) * 2,
             loop.now()),
      slice_(options.slice) {
  if (sender != nullptr) around_.outbox = &outbox_.emplace(*sender, options.slice);
}

Shard::~Shard() = default;

void Shard::start() {
  loop_.post([self = weak_from_this()] {
    if (const auto shard = self.lock()) shard->tick();
  });
}

void Shard::join(Viewer& viewer, app::Channel channel, std::optional<ResumeFrom> resume) {
  if (shut_) return viewer.socket().close(shut_->first, shut_->second);
  const auto now = loop_.now();
  viewer.last_heard_ = now;
  viewer.last_message_ = now;
  viewer.last_ping_ = now;
  viewer.last_progress_ = now;
  ++viewer_count_;
  metrics_.viewer_joined();
  appoint(viewer);
  open(channel).join(viewer, std::move(resume));
  count_deliveries();
}

void Shard::leave(Viewer& viewer) {
  wheel_.remove(viewer);
  if (viewer.topic_ == nullptr) return;
  Topic& topic = *viewer.topic_;
  topic.leave(viewer);
  --viewer_count_;
  metrics_.viewer_left();
  if (topic.viewer_count() == 0 && topics_.size() > kMaxIdleTopics && !topic.is_over()) {
    // A client that walks through all channels leaves no trail of topics; not now, because the topic may be at work.
    loop_.post([self = weak_from_this(), channel = topic.channel()] {
      const auto shard = self.lock();
      if (shard == nullptr) return;
      const Topic* left = shard->find(channel);
      if (left != nullptr && left->viewer_count() == 0) shard->erase(channel);
    });
  }
}

void Shard::writable(Viewer& viewer) {
  viewer.unblock();
  if (viewer.topic_ == nullptr) {
    flush_alone(viewer);
  } else {
    viewer.topic_->flush(viewer, loop_.now());
    count_deliveries();
  }
}

void Shard::flush_alone(Viewer& viewer) {
  viewer.flush(nullptr, loop_.now(), tally_);
}

void Shard::heard(Viewer& viewer) {
  viewer.last_heard_ = loop_.now();
}

void Shard::pinged(Viewer& viewer, std::string_view payload) {
  viewer.pong(payload);
  if (viewer.topic_ != nullptr) viewer.topic_->flush(viewer, loop_.now());
}

void Shard::committed(const std::string& epoch, const wire::CommitFramePtr& commit) {
  if (Topic* topic = find(app::Channel::of(commit->draft_id))) topic->apply(epoch, commit);
  if (Topic* topic = find(app::Channel::of(commit->tournament_id))) topic->apply(epoch, commit);
}

void Shard::setup_changed(domain::DraftId draft, domain::TournamentId tournament) {
  if (Topic* topic = find(app::Channel::of(draft))) topic->setup_changed();
  if (Topic* topic = find(app::Channel::of(tournament))) topic->setup_changed();
}

void Shard::tournament_changed(domain::TournamentId tournament) {
  if (Topic* topic = find(app::Channel::of(tournament))) topic->setup_changed();
}

void Shard::tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) {
  std::vector<app::Channel> channels{app::Channel::of(tournament)};
  for (const domain::DraftId draft : drafts) channels.push_back(app::Channel::of(draft));
  vanished(channels);
}

void Shard::heads_seen(const app::NodeNews& news) {
  for (const app::ChannelHead& head : news.heads) {
    if (Topic* topic = find(head.channel)) topic->head_seen(news.epoch, head);
  }
}

void Shard::vanished(const std::vector<app::Channel>& channels) {
  for (const app::Channel channel : channels) {
    if (Topic* topic = find(channel)) {
      topic->vanish();
      erase(channel);
    }
  }
}

void Shard::send_back(const std::vector<app::Channel>& channels) {
  for (const app::Channel channel : channels) {
    if (Topic* topic = find(channel)) topic->send_away(kComeBack, true);
  }
}

void Shard::store_is_away(bool is_away) {
  around_.is_stale = is_away;
  for (const auto& [channel, topic] : topics_) topic->staleness_changed();
}

void Shard::shut(std::uint16_t code, std::string_view reason) {
  shut_.emplace(code, reason);
  for (const auto& [channel, topic] : topics_) topic->send_away({code, reason});
}

Topic* Shard::find(app::Channel channel) {
  const auto found = topics_.find(channel);
  return found == topics_.end() || found->second->is_over() ? nullptr : found->second.get();
}

Topic& Shard::open(app::Channel channel) {
  if (Topic* topic = find(channel)) return *topic;
  std::shared_ptr<Topic>& topic = topics_[channel];
  topic = std::make_shared<Topic>(channel, around_, [this](Topic& busy) { schedule(busy); });
  return *topic;
}

void Shard::erase(app::Channel channel) {
  topics_.erase(channel);
}

void Shard::schedule(Topic& topic) {
  if (topic.is_scheduled) return;
  topic.is_scheduled = true;
  busy_.push_back(topic.channel());
  post_work();
}

// Always posted, never done at once: commits that arrive together then cost a viewer one send.
void Shard::post_work() {
  if (is_work_posted_) return;
  is_work_posted_ = true;
  loop_.post([self = weak_from_this()] {
    if (const auto shard = self.lock()) shard->work();
  });
}

void Shard::work() {
  is_work_posted_ = false;
  if (!busy_.empty()) {
    const app::Channel channel = busy_.front();
    busy_.pop_front();
    if (const auto found = topics_.find(channel); found != topics_.end() && found->second->is_scheduled) {
      const std::shared_ptr<Topic> topic = found->second;
      topic->is_scheduled = false;
      work_for(*topic);
    }
  }
  if (is_wheel_due_) {
    const auto now = loop_.now();
    Viewer* viewer = nullptr;
    for (std::size_t left = options_.slice; left > 0 && (viewer = wheel_.pop_due(now)) != nullptr; --left) {
      look_after(*viewer);
    }
    is_wheel_due_ = viewer != nullptr;
  }
  count_deliveries();
  if (!busy_.empty() || is_wheel_due_) {
    post_work();
    // A long broadcast is not everything: workers that wait for this core have their turn between two slices.
    std::this_thread::yield();
  }
}

void Shard::work_for(Topic& topic) {
  const auto began = loop_.now();
  if (!topic.work(slice_)) return;  // less than a slice says nothing about its length
  schedule(topic);
  const auto took = loop_.now() - began;
  if (took > options_.turn) {
    slice_ = std::max(slice_ * 7 / 8, std::min(options_.slice, kLeastSlice));
  } else {
    slice_ = std::min(slice_ + 1, options_.slice);
  }
}

void Shard::tick() {
  // First: whatever fails, it goes on.
  loop_.post_after(options_.tick, [self = weak_from_this()] {
    if (const auto shard = self.lock()) shard->tick();
  });
  const auto now = loop_.now();
  std::vector<app::Channel> finished;
  for (const auto& [channel, topic] : topics_) {
    const std::shared_ptr<Topic> kept = topic;
    kept->tick(now);
    if (!kept->is_worth_keeping(now)) finished.push_back(channel);
  }
  for (const app::Channel channel : finished) erase(channel);
  is_wheel_due_ = true;
  post_work();
}

void Shard::look_after(Viewer& viewer) {
  const auto now = loop_.now();
  if (viewer.is_blocked_) {
    if (now - viewer.last_progress_ >= options_.stall_limit) {
      return viewer.socket().close(kTooSlow, "nothing was read for too long");
    }
  } else if (now - viewer.last_heard_ >= options_.silence_limit) {
    metrics_.viewer_fell_silent();
    return viewer.socket().close(kTooSlow, "no ping was answered for too long");
  }
  Topic& topic = *viewer.topic_;
  wire::FramePtr heartbeat;
  if (now - viewer.last_message_ >= options_.heartbeat_after) heartbeat = topic.heartbeat_for(viewer);
  const bool is_heartbeat_due = heartbeat != nullptr;
  if (is_heartbeat_due && !viewer.is_blocked_) viewer.heartbeat(std::move(heartbeat));
  // A ping that travels with a heartbeat costs no send of its own, and from then on the two have one beat.
  const bool is_ping_due = is_heartbeat_due || now - viewer.last_ping_ >= options_.ping_every;
  if (is_ping_due) {
    viewer.ping();
    viewer.last_ping_ = now;
  }
  if (is_heartbeat_due || is_ping_due) topic.flush(viewer, now);
  if (viewer.topic_ != nullptr) appoint(viewer);
}

void Shard::appoint(Viewer& viewer) {
  const auto now = loop_.now();
  auto due = std::min(viewer.last_message_ + options_.heartbeat_after, viewer.last_ping_ + options_.ping_every);
  due = std::min(due, viewer.is_blocked_ ? viewer.last_progress_ + options_.stall_limit
                                         : viewer.last_heard_ + options_.silence_limit);
  // A heartbeat that is overdue but would not be true yet is looked at again soon.
  if (due <= now) due = now + options_.tick;
  spread_ = (spread_ + 37) % kSpreadSteps;
  wheel_.put(viewer, due + options_.heartbeat_after * spread_ / (kSpreadSteps * kSpreadShare));
}

void Shard::count_deliveries() {
  if (tally_.sends == 0) return;
  metrics_.delivered(tally_.events, tally_.bytes, tally_.sends);
  tally_ = {};
}

}  // namespace draftwire::realtime
