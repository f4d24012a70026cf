#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/live_channels.hpp"
#include "realtime/topic.hpp"
#include "realtime/wheel.hpp"

namespace draftwire::realtime {

// The topics and viewers of one reactor thread. Work on many viewers goes in slices, topics taking turns, so that
// nothing else on the thread waits behind a large broadcast. Its loop's thread only; owned by the hub.
class Shard : public std::enable_shared_from_this<Shard> {
 public:
  // What it is given must outlive it. With a `sender`, broadcasts leave by it. start() has to follow.
  Shard(const Options& options, Loop& loop, Archive& archive, Audience& audience, Metrics& metrics,
        BatchSender* sender = nullptr);
  ~Shard();
  Shard(const Shard&) = delete;
  Shard& operator=(const Shard&) = delete;

  // Any thread, once: time passes for the shard from now on.
  void start();

  // --- For connections. A viewer must leave before it dies.

  // Its first message comes when the log has been read; unknown channels are closed with 4404.
  void join(Viewer& viewer, app::Channel channel, std::optional<ResumeFrom> resume);
  // Nothing, when it is not here.
  void leave(Viewer& viewer);
  void writable(Viewer& viewer);
  // Any byte came in.
  void heard(Viewer& viewer);
  void pinged(Viewer& viewer, std::string_view payload);
  // What is addressed to a viewer that has left.
  void flush_alone(Viewer& viewer);

  // --- For the hub.

  void committed(const std::string& epoch, const wire::CommitFramePtr& commit);
  void setup_changed(domain::DraftId draft, domain::TournamentId tournament);
  void tournament_changed(domain::TournamentId tournament);
  void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts);

  void heads_seen(const app::NodeNews& news);
  void vanished(const std::vector<app::Channel>& channels);
  void store_is_away(bool is_away);
  // Closes with 1012 who watches these and is not here by a right; the channels stay.
  void send_back(const std::vector<app::Channel>& channels);

  // --- For the server.

  // Closes everybody who is here, and everybody who comes.
  void shut(std::uint16_t code, std::string_view reason);
  [[nodiscard]] std::size_t viewer_count() const { return viewer_count_; }

 private:
  Topic* find(app::Channel channel);
  Topic& open(app::Channel channel);
  void erase(app::Channel channel);
  void schedule(Topic& topic);
  void post_work();
  void work();
  void work_for(Topic& topic);
  void tick();
  void look_after(Viewer& viewer);
  void appoint(Viewer& viewer);
  void count_deliveries();

  const Options& options_;
  Loop& loop_;
  Metrics& metrics_;
  Tally tally_;
  std::optional<Outbox> outbox_;
  Surroundings around_;
  std::unordered_map<app::Channel, std::shared_ptr<Topic>> topics_;
  std::size_t viewer_count_ = 0;
  std::deque<app::Channel> busy_;  // topics with work, in turn
  bool is_work_posted_ = false;
  bool is_wheel_due_ = false;
  Wheel wheel_;
  std::size_t slice_;  // sends that take about a turn
  std::uint32_t spread_ = 0;
  std::optional<std::pair<std::uint16_t, std::string>> shut_;
};

}  // namespace draftwire::realtime
