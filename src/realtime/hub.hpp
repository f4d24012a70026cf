#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "app/announcer.hpp"
#include "app/attendance.hpp"
#include "app/channel_log.hpp"
#include "app/live_channels.hpp"
#include "app/viewer_counts.hpp"
#include "base/lanes.hpp"
#include "base/metrics.hpp"
#include "base/mutex.hpp"
#include "realtime/audience.hpp"
#include "realtime/loop.hpp"
#include "realtime/options.hpp"

namespace draftwire::realtime {

class BatchSender;
class Shard;

// Carries what became durable, here or on another node, to the viewers of this one: encodes a commit once, deflates it
// once when one of them takes that, and hands it to every shard. Any thread. The log, attendance, lanes and metrics
// must outlive it; it must outlive the threads of its shards.
class Hub : public app::Announcer, public app::LiveChannels, public app::ViewerCounts {
 public:
  Hub(Options options, app::ChannelLog& log, app::Attendance& attendance, Lanes& lanes, Metrics& metrics);
  ~Hub() override;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  void committed(const std::shared_ptr<const app::Commit>& commit) override;
  void setup_changed(domain::DraftId draft, domain::TournamentId tournament) override;
  void tournament_changed(domain::TournamentId tournament) override;
  void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) override;

  [[nodiscard]] std::int64_t viewers(app::Channel channel) override { return audience_.viewers(channel); }

  // --- What other nodes did, and the store says.

  [[nodiscard]] std::vector<app::WatchedChannel> watched() override { return audience_.watched(); }
  void tell_of_new_channels(std::function<void()> tell) override { audience_.tell_of_new(std::move(tell)); }
  void relayed(const std::string& epoch, const wire::CommitFramePtr& commit) override;
  void heads_seen(const app::NodeNews& news) override;
  void vanished(const std::vector<app::Channel>& channels) override;
  void store_is_away(bool is_away) override;

  // The viewers of these who are not here by a right have to come back, to be asked who they are.
  void send_back(const std::vector<app::Channel>& channels) EXCLUDES(shards_);

  // The shard of a loop that is about to run. Owned by the hub; touched only on that loop's thread. With a `sender`,
  // broadcasts leave by it; it must outlive the shard.
  Shard& attach(Loop& loop, BatchSender* sender = nullptr) EXCLUDES(shards_);

  // Forgets the shards. Precondition: their threads have ended and no viewer is left.
  void detach() EXCLUDES(shards_);

 private:
  template <class Task>
  void tell_shards(const Task& task) EXCLUDES(shards_);

  const Options options_;
  app::ChannelLog& log_;
  Lanes& lanes_;
  Metrics& metrics_;
  Audience audience_;
  struct Attached;
  Mutex<std::vector<std::unique_ptr<Attached>>> shards_;
};

}  // namespace draftwire::realtime
