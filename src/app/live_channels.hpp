#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/shared_store.hpp"
#include "wire/frame.hpp"

namespace draftwire::app {

// The live side of this node, as news from other nodes reach it. Any thread; nothing here waits.
class LiveChannels {
 public:
  virtual ~LiveChannels() = default;

  [[nodiscard]] virtual std::vector<WatchedChannel> watched() = 0;

  // `tell` runs, on any thread, whenever a channel is watched that was not. Once, before there are any.
  virtual void tell_of_new_channels(std::function<void()> tell) = 0;

  // A commit that another node made durable.
  virtual void relayed(const std::string& epoch, const wire::CommitFramePtr& commit) = 0;
  virtual void setup_changed(domain::DraftId draft, domain::TournamentId tournament) = 0;
  virtual void tournament_changed(domain::TournamentId tournament) = 0;
  virtual void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) = 0;

  // What the store and the other nodes say. A topic that is behind reads the store.
  virtual void heads_seen(const NodeNews& news) = 0;
  // The store has no such channels any more.
  virtual void vanished(const std::vector<Channel>& channels) = 0;

  // What is shown may be behind, because the store can't be asked.
  virtual void store_is_away(bool is_away) = 0;
};

}  // namespace draftwire::app
