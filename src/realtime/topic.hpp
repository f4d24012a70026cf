#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/channel.hpp"
#include "base/metrics.hpp"
#include "realtime/archive.hpp"
#include "realtime/audience.hpp"
#include "realtime/commit_ring.hpp"
#include "realtime/loop.hpp"
#include "realtime/options.hpp"
#include "realtime/outbox.hpp"
#include "realtime/viewer.hpp"

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

// Where a viewer who was here before wants to go on.
struct ResumeFrom {
  domain::Seq after = 0;
  std::string epoch;
};

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

// One channel on one shard: the end of its log and those who watch it here. Viewers that need something from the log
// are parked until it has come; the others follow the ring by their cursors. A cursor is only ever set on this
// thread, to the very place at which the message that goes with it was cut, so nothing is lost or doubled in between.
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
  void flush(Viewer& viewer);

  // News from the log. What leaves a hole is kept while the log is read.
  void apply(const std::string& epoch, const wire::CommitFramePtr& commit);
  // The log has gone so far, and its set-up has this version, whether its news came here or not.
  void head_seen(const std::string& epoch, const app::ChannelHead& head);
  // Of a draft that has not started: everybody gets a snapshot, in the log's own turn. Of a tournament:
  // something of it, of its roster or its pending drafts.
  void setup_changed();
  // Closes everybody with 4404. The topic is over.
  void vanish();
  void close_everybody(std::uint16_t code, std::string_view reason);
  // Closes everybody but guests, to come back.
  void send_back();

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

  // Whether a `heartbeat` with the topic's head would tell this viewer the truth.
  [[nodiscard]] bool is_up_to_date(const Viewer& viewer) const;
  [[nodiscard]] const wire::FramePtr& heartbeat();

  bool is_scheduled = false;  // the shard's mark

 private:
  // What a parked viewer waits for.
  enum class Need { first_message, resume, snapshot };
  struct Parked {
    Viewer* viewer = nullptr;
    Need need = Need::first_message;
    domain::Seq at_least = 0;  // the answer must not be older than what was known when it was asked for
    domain::Seq after = 0;     // for a resume
    std::string epoch;
    std::uint32_t tails_asked = 0;  // before it came
  };
  enum class Verdict { served, waits, wants_first_message, wants_snapshot, wants_tail };

  // A message cut from the log, and the question to the log that is under way for it.
  struct CutSlot {
    std::optional<app::ChannelCut> cut;
    std::uint32_t cut_version = 0;
    bool is_asked = false;
  };
  struct Resumed {
    domain::Seq seq = 0;
    wire::FramePtr frame;
  };

  void ask_first_message();
  void ask_snapshot();
  void ask_tail(domain::Seq after);
  void cut_came(CutSlot& slot, Read<app::ChannelCut> read, std::uint32_t version, std::uint32_t generation);
  void tail_came(Read<app::ChannelTail> read, domain::Seq after, std::uint32_t generation);
  // False: the answer ends here (gone, not to be had now, or of another log).
  template <class T>
  bool is_usable(const Read<T>& read, std::uint32_t generation);
  void begin_at(const app::ChannelCut& cut);
  void change_epoch();

  void apply_kept();
  void advanced();
  void begin_deflating();
  void park(Viewer& viewer, Need need);
  void unpark(Viewer& viewer);
  Verdict try_serve(Parked& parked);
  Verdict try_resume(Parked& parked);
  Verdict try_snapshot(const Parked& parked);
  [[nodiscard]] const Resumed* resumed_after(domain::Seq after, domain::Seq at_least);
  void want(Verdict verdict, domain::Seq after);
  void serve_parked(std::size_t& budget);
  void sweep_viewers(std::size_t& budget);
  void flush_at(Viewer& viewer, TimePoint now);
  void start_sweep();
  void rescan();
  void look_for_captains();
  void announce_viewers(TimePoint now);
  void say_viewers(std::int64_t count);
  [[nodiscard]] domain::Seq known_head() const;
  [[nodiscard]] bool is_current(const CutSlot& slot) const;

  const app::Channel channel_;
  Surroundings& around_;
  const std::function<void(Topic&)> has_work_;
  const std::shared_ptr<Audience::Count> audience_;

  // The log as it is known here.
  bool is_ready_ = false;
  bool is_over_ = false;
  bool takes_deflated_ = false;  // a viewer came who does
  std::string epoch_;
  Feed feed_;
  CommitRing ring_;
  domain::Seq heard_head_ = 0;                                      // the log reaches at least here
  std::vector<std::pair<std::string, wire::CommitFramePtr>> kept_;  // news that cannot be applied yet, with its epoch
  std::uint32_t generation_ = 0;   // answers to questions of an earlier one are of another log
  std::uint32_t cut_version_ = 0;  // what was cut before the set-up changed, or in too few forms, is of an earlier one
  std::int64_t stored_setup_ = 0;  // the store's version of it that is shown, or asked for

  // Answers of the log, shared by everybody who waits.
  CutSlot first_message_;
  CutSlot snapshot_;
  bool is_tail_asked_ = false;
  std::optional<app::ChannelTail> tail_;  // while the parked are served from it
  domain::Seq tail_after_ = 0;
  std::uint32_t tails_asked_ = 0;  // one at a time: while tail_ is there, it answers the last
  std::map<domain::Seq, Resumed> resumed_;
  std::optional<TimePoint> failing_since_;
  bool is_asking_paused_ = false;  // until the next tick
  wire::FramePtr heartbeat_;
  domain::Seq heartbeat_seq_ = -1;

  // Who is here.
  std::vector<Viewer*> viewers_;
  std::vector<Parked> parked_;
  std::size_t parked_scan_ = 0;  // the parked before this one wait for the log
  std::optional<domain::Seq> wanted_tail_;
  bool is_first_message_wanted_ = false;
  bool is_snapshot_wanted_ = false;
  std::size_t sweep_place_ = 0;
  std::size_t sweep_left_ = 0;
  std::optional<TimePoint> empty_since_;

  // The `viewers` messages.
  bool is_count_changed_ = false;
  std::int64_t announced_count_ = 0;
  std::optional<TimePoint> announced_at_;
  std::vector<domain::TeamId> seats_here_;
  std::uint64_t attendance_seen_ = 0;
};

}  // namespace draftwire::realtime
