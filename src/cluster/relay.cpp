#include "cluster/relay.hpp"

#include <spdlog/spdlog.h>

#include "app/store.hpp"

namespace draftwire::cluster {

Relay::Relay(app::SharedStore& store, app::LiveChannels& live, Metrics& metrics, const std::string& redis_url)
    : store_(store), live_(live), metrics_(metrics), league_(store.league()) {
  if (!redis_url.empty()) redis_ = redis_address(redis_url);
}

Relay::~Relay() {
  stop();
}

// The watch comes first and looks last, because the others call it and it calls them.
void Relay::start() {
  watch_ = std::make_unique<HeadWatch>(store_, live_, metrics_, redis_ ? &proof_ : nullptr,
                                       [this](const std::vector<app::ChannelHead>& heads) { subscribe(heads); });
  live_.tell_of_new_channels([this] { watch_->look(); });
  if (redis_) connect();
  watch_->start();
}

void Relay::connect() {
  const auto to_redis = [address = *redis_] { return std::make_unique<RedisConnection>(address); };
  publisher_ = std::make_unique<Publisher>(to_redis, league_, store_.node(), metrics_);
  hint_listener_ = std::make_unique<HintListener>(
      to_redis, node_redis_channel(league_, store_.node()), proof_,
      HintListener::Told{[this](const Hint& hint) { heard(hint); }, [this] { watch_->look(); }});
}

void Relay::stop() {
  if (watch_ == nullptr) return;
  watch_->stop();
  hint_listener_.reset();
  publisher_.reset();
  watch_.reset();
  try {
    store_.leave();
  } catch (const app::StoreError& error) {
    spdlog::warn("the other nodes could not be told that this one stops: {}", error.what());
  }
}

void Relay::committed(const std::shared_ptr<const app::Commit>& commit) {
  if (watch_ == nullptr) return;
  const domain::Event& last = commit->events.back();
  watch_->saw(commit->epoch, app::Channel::of(last.draft_id), last.seq);
  watch_->saw(commit->epoch, app::Channel::of(last.tournament_id), last.tournament_seq);
  if (publisher_ != nullptr) publisher_->publish(commit);
}

void Relay::setup_changed(domain::DraftId draft, domain::TournamentId tournament) {
  if (publisher_ != nullptr) publisher_->publish(SetupHint{draft, tournament});
}

void Relay::tournament_changed(domain::TournamentId tournament) {
  if (publisher_ != nullptr) publisher_->publish(SetupHint{std::nullopt, tournament});
}

void Relay::tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) {
  if (publisher_ != nullptr) publisher_->publish(DeletedHint{tournament, drafts});
}

void Relay::heard(const Hint& hint) {
  if (hint.node == store_.node()) return;
  metrics_.hint_heard();
  if (const auto* news = std::get_if<CommitHint>(&hint.what)) {
    const wire::CommitFrame& commit = *news->commit;
    watch_->saw(news->epoch, app::Channel::of(commit.draft_id), commit.last_seq);
    watch_->saw(news->epoch, app::Channel::of(commit.tournament_id), commit.last_tournament_seq);
    // Of another log: what the store says decides.
    if (!watch_->is_of_this_log(news->epoch)) return watch_->look();
    live_.relayed(news->epoch, news->commit);
  } else if (const auto* setup = std::get_if<SetupHint>(&hint.what)) {
    if (setup->draft) {
      live_.setup_changed(*setup->draft, setup->tournament);
    } else {
      live_.tournament_changed(setup->tournament);
    }
  } else {
    // The store has the last word on whether it is gone.
    watch_->look();
  }
}

void Relay::subscribe(const std::vector<app::ChannelHead>& heads) {
  if (hint_listener_ == nullptr) return;
  Subscriptions wanted;
  for (const app::ChannelHead& head : heads) {
    if (head.channel.kind == app::Channel::Kind::draft) {
      wanted.redis_channels.insert(draft_redis_channel(league_, head.tournament_id, {head.channel.id}));
    } else {
      wanted.patterns.insert(tournament_pattern(league_, head.tournament_id));
    }
  }
  hint_listener_->want(std::move(wanted));
}

}  // namespace draftwire::cluster
