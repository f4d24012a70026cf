#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/announcer.hpp"
#include "app/live_channels.hpp"
#include "app/shared_store.hpp"
#include "base/metrics.hpp"
#include "cluster/head_watch.hpp"
#include "cluster/hint_listener.hpp"
#include "cluster/hint_proof.hpp"
#include "cluster/publisher.hpp"

namespace draftwire::cluster {

// One node among several on one store: says by Redis what it made durable, hears what others did, and compares heads
// with the store in case that a hint got lost. Without Redis it compares more often. Any thread; `store`, `live` and
// `metrics` must outlive it.
class Relay final : public app::Announcer {
 public:
  // `redis_url` may be empty. Throws RedisError for one that can't be right.
  Relay(app::SharedStore& store, app::LiveChannels& live, Metrics& metrics, const std::string& redis_url);
  ~Relay() override;
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  // From now on it hears the others. Before there are viewers and requests.
  void start();
  // When there are none any more.
  void stop();

  void committed(const std::shared_ptr<const app::Commit>& commit) override;
  void setup_changed(domain::DraftId draft, domain::TournamentId tournament) override;
  void tournament_changed(domain::TournamentId tournament) override;
  void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) override;

 private:
  void connect();
  void heard(const Hint& hint);
  void subscribe(const std::vector<app::ChannelHead>& heads);

  app::SharedStore& store_;
  app::LiveChannels& live_;
  Metrics& metrics_;
  std::optional<RedisAddress> redis_;
  std::string league_;
  HintProof proof_;
  std::unique_ptr<HeadWatch> watch_;
  std::unique_ptr<Publisher> publisher_;
  std::unique_ptr<HintListener> hint_listener_;
};

}  // namespace draftwire::cluster
