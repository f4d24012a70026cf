#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/channel.hpp"
#include "base/metrics.hpp"
#include "realtime/archive.hpp"
#include "realtime/audience.hpp"
#include "realtime/head_count.hpp"
#include "realtime/known_log.hpp"
#include "realtime/loop.hpp"
#include "realtime/options.hpp"
#include "realtime/outbox.hpp"
#include "realtime/viewer.hpp"
#include "realtime/waiting_line.hpp"

namespace draftwire::realtime {

// How a viewer is sent away.
struct Farewell {
  std::uint16_t code = 0;
  std::string_view reason;
};
inline constexpr Farewell kNoSuchChannel{4404, "there is no such channel"};
inline constexpr Farewell kTryAgainLater{1013, "the log can't be read now"};
inline constexpr Farewell kComeBack{1012, "who may watch this has changed"};
inline constexpr Farewell kAskWhoYouAre{4401, "what you may do here has changed"};

// What the topics of one shard share; outlives them.
struct Surroundings {
  const Options& options;
  Loop& loop;
  Archive& archive;
  Audience& audience;
  Metrics& metrics;
  Tally& tally;
  Outbox* outbox = nullptr;  // none: viewers are sent to one by one
  bool is_stale = false;     // the store can't be asked
};

// One channel on one shard: the log as it is known here and those who watch it. Viewers that need something from the
// log wait until it has come; the others follow the ring by their cursors. A cursor is only ever set on this thread, to
// the very position at which the message that goes with it was cut, so nothing is lost or doubled in between.
// The shard's thread only; owned by the shard, and shared only so that late answers find out that it is gone.
class Topic : public std::enable_shared_from_this<Topic> {
 public:
  using TimePoint = Viewer::TimePoint;

  // `has_work` is told whenever work() has become worth calling.
  Topic(app::Channel channel, Surroundings& around, std::function<void(Topic&)> has_work);
  ~Topic();
  Topic(const Topic&) = delete;
  Topic& operator=(const Topic&) = delete;

  void join(Viewer& viewer, std::optional<ResumeFrom> resume);
  void leave(Viewer& viewer);
  void flush(Viewer& viewer, TimePoint now);

  // --- News from the log

  void apply(const std::string& epoch, const wire::CommitFramePtr& commit) { act_on(log_.apply(epoch, commit)); }
  void head_seen(const std::string& epoch, const app::ChannelHead& head) { act_on(log_.head_seen(epoch, head)); }
  // Of a draft that has not started: everybody gets a snapshot, in the log's own turn. Of a tournament:
  // something of it, of its roster or its pending drafts.
  void setup_changed() { act_on(log_.setup_changed()); }
  // Closes everybody with 4404. The topic is over.
  void vanish();

  // Closes everybody, or everybody who is not here by a right.
  void send_away(Farewell farewell, bool spares_right_holders = false);

  // Serves at most `budget` viewers; true when some are left.
  bool work(std::size_t budget);

  // Surroundings::is_stale is another than it was; everybody here is told.
  void staleness_changed();

  // Whatever waits for time to pass. To be called every Options::tick.
  void tick(TimePoint now);

  [[nodiscard]] app::Channel channel() const { return channel_; }
  [[nodiscard]] bool is_over() const { return is_over_; }
  [[nodiscard]] bool is_worth_keeping(TimePoint now) const;
  [[nodiscard]] std::size_t viewer_count() const { return viewers_.size(); }

  // With the topic's head; none, when it would not tell this viewer the truth.
  [[nodiscard]] wire::FramePtr heartbeat_for(const Viewer& viewer);

  bool is_scheduled = false;  // the shard's mark

 private:
  void ask_log();
  template <class T>
  void answered(const Question& question, Read<T> read);
  void act_on(KnownLog::Outcome outcome);
  void look_again();
  void start_sweep();
  void serve_waiting(std::size_t& budget);
  void sweep_viewers(std::size_t& budget);
  void tell(wire::FramePtr viewers);

  const app::Channel channel_;
  Surroundings& around_;
  const std::function<void(Topic&)> has_work_;
  const std::shared_ptr<Audience::Count> audience_;
  bool is_over_ = false;

  KnownLog log_;
  WaitingLine waiting_;
  HeadCount head_count_;
  Feed feed_;
  Addressed heartbeat_;  // for everybody at this cursor

  std::vector<Viewer*> viewers_;
  std::size_t sweep_index_ = 0;  // of the next viewer
  std::size_t sweep_left_ = 0;
  std::optional<TimePoint> empty_since_;
};

}  // namespace draftwire::realtime
