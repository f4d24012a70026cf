#include "realtime/topic.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::realtime {
namespace {

constexpr std::size_t kMaxKept = 1'024;  // what is dropped beyond it is read from the log again
constexpr std::size_t kMaxResumed = 64;  // different cursors whose message is remembered
// Spliced on this thread, and a larger one would hold up everybody else: it goes as it is (about 0.2 ms at this size).
constexpr std::size_t kMaxDeflatedHere = std::size_t{16} * 1024;
constexpr std::int64_t kThinningStep = 1'000;  // viewers that double the time between two counts
constexpr std::int64_t kMaxThinning = 30;
// So far ahead of the viewer that is sent to, memory is on its way.
constexpr std::size_t kFetchedAhead = 4;
constexpr std::size_t kSocketFetchedAhead = 2;

}  // namespace

Topic::Topic(app::Channel channel, Surroundings& around, std::function<void(Topic&)> has_work)
    : channel_(channel),
      around_(around),
      has_work_(std::move(has_work)),
      audience_(around.audience.of(channel)),
      ring_(channel.kind, around.options.ring_commits, around.options.ring_bytes) {
  feed_.commits = &ring_;
}

Topic::~Topic() {
  audience_->here.fetch_sub(static_cast<std::int64_t>(viewers_.size()));
}

// --- Who comes and goes

void Topic::join(Viewer& viewer, std::optional<ResumeFrom> resume) {
  viewer.topic_ = this;
  viewer.place_ = static_cast<std::uint32_t>(viewers_.size());
  viewer.viewers_version_ = feed_.viewers_version;
  if (viewers_.empty()) failing_since_.reset();
  viewers_.push_back(&viewer);
  if (sweep_left_ > 0) ++sweep_left_;  // the circle has grown
  empty_since_.reset();
  audience_->here.fetch_add(1);
  is_count_changed_ = true;
  if (viewer.takes_deflated() && !takes_deflated_) begin_deflating();

  park(viewer, resume ? Need::resume : Need::first_message);
  if (resume) {
    parked_.back().after = resume->after;
    parked_.back().epoch = std::move(resume->epoch);
  }
  if (!is_ready_) return ask_first_message();
  if (parked_scan_ + 1 < parked_.size()) return has_work_(*this);  // its turn comes with the others'
  std::size_t one = 1;
  serve_parked(one);
}

void Topic::leave(Viewer& viewer) {
  unpark(viewer);
  const std::size_t place = viewer.place_;
  Viewer* moved = viewers_.back();
  viewers_[place] = moved;
  moved->place_ = static_cast<std::uint32_t>(place);
  viewers_.pop_back();
  viewer.place_ = Viewer::kNowhere;
  viewer.topic_ = nullptr;
  audience_->here.fetch_sub(1);
  is_count_changed_ = true;
  if (viewers_.empty()) empty_since_ = around_.loop.now();
  // The one that moved may have been ahead of the sweep and be behind it now.
  if (sweep_left_ > 0 && moved != &viewer) flush(*moved);
}

// What was made before has one form only; what is asked for from now on has both.
void Topic::begin_deflating() {
  takes_deflated_ = true;
  audience_->takes_deflated = true;
  ++cut_version_;
  resumed_.clear();
}

void Topic::flush(Viewer& viewer) {
  flush_at(viewer, around_.loop.now());
}

void Topic::flush_at(Viewer& viewer, TimePoint now) {
  const bool is_parked = viewer.parked_place_ != Viewer::kNowhere;
  const auto flushed = viewer.flush(is_parked ? nullptr : &feed_, now, around_.tally);
  if (flushed == Viewer::Flushed::behind) {
    park(viewer, Need::snapshot);
    rescan();
  }
}

void Topic::park(Viewer& viewer, Need need) {
  if (viewer.parked_place_ != Viewer::kNowhere) return;
  viewer.parked_place_ = static_cast<std::uint32_t>(parked_.size());
  parked_.push_back({.viewer = &viewer,
                     .need = need,
                     .at_least = known_head(),
                     .after = 0,
                     .epoch = {},
                     .tails_asked = tails_asked_});
}

void Topic::unpark(Viewer& viewer) {
  const std::size_t place = viewer.parked_place_;
  if (place == Viewer::kNowhere) return;
  const auto move_to = [&](std::size_t to, std::size_t from) {
    if (to == from) return;
    parked_[to] = std::move(parked_[from]);
    parked_[to].viewer->parked_place_ = static_cast<std::uint32_t>(to);
  };
  // Those before the scan have been looked at, and must stay before it.
  if (place < parked_scan_) {
    --parked_scan_;
    move_to(place, parked_scan_);
    move_to(parked_scan_, parked_.size() - 1);
  } else {
    move_to(place, parked_.size() - 1);
  }
  parked_.pop_back();
  viewer.parked_place_ = Viewer::kNowhere;
}

void Topic::close_everybody(std::uint16_t code, std::string_view reason) {
  const std::vector<Viewer*> everybody = viewers_;
  for (Viewer* viewer : everybody) viewer->socket().close(code, reason);
}

void Topic::send_back() {
  const std::vector<Viewer*> everybody = viewers_;
  for (Viewer* viewer : everybody) {
    if (!viewer->is_here_by_right()) viewer->socket().close(kComeBack.code, kComeBack.reason);
  }
}

void Topic::vanish() {
  is_over_ = true;
  close_everybody(kNoSuchChannel.code, kNoSuchChannel.reason);
}

// --- News

void Topic::apply(const std::string& epoch, const wire::CommitFramePtr& commit) {
  if (is_over_) return;
  if (!is_ready_) {
    if (kept_.size() < kMaxKept) kept_.emplace_back(epoch, commit);
    heard_head_ = std::max(heard_head_, ring_.last(*commit));
    return;
  }
  if (epoch != epoch_) {
    change_epoch();
    kept_.emplace_back(epoch, commit);
    return;
  }
  heard_head_ = std::max(heard_head_, ring_.last(*commit));
  switch (ring_.apply(commit)) {
    case CommitRing::Outcome::known:
      return;
    case CommitRing::Outcome::applied:
      if (!kept_.empty()) apply_kept();
      return advanced();
    case CommitRing::Outcome::hole:
      if (kept_.size() < kMaxKept) kept_.emplace_back(epoch, commit);
      return ask_tail(ring_.head());
  }
}

void Topic::head_seen(const std::string& epoch, const app::ChannelHead& head) {
  if (is_over_ || !is_ready_) return;
  if (epoch != epoch_) return change_epoch();
  if (head.setup_version > stored_setup_) {
    stored_setup_ = head.setup_version;
    setup_changed();
  }
  if (head.seq <= known_head()) return;
  heard_head_ = head.seq;
  ask_tail(ring_.head());
}

void Topic::apply_kept() {
  std::vector<std::pair<std::string, wire::CommitFramePtr>> still_early;
  std::sort(kept_.begin(), kept_.end(),
            [&](const auto& a, const auto& b) { return ring_.first(*a.second) < ring_.first(*b.second); });
  for (auto& [epoch, commit] : kept_) {
    if (epoch != epoch_) continue;  // the log was asked after this was heard, and it names another
    if (ring_.apply(commit) == CommitRing::Outcome::hole) still_early.emplace_back(std::move(epoch), std::move(commit));
  }
  kept_ = std::move(still_early);
  if (!kept_.empty()) ask_tail(ring_.head());
}

void Topic::advanced() {
  resumed_.clear();
  start_sweep();
  rescan();
}

void Topic::setup_changed() {
  if (is_over_) return;
  if (channel_.kind == app::Channel::Kind::draft && is_ready_ && ring_.head() > 0) return;
  ++cut_version_;
  if (is_ready_) {
    for (Viewer* viewer : viewers_) park(*viewer, Need::snapshot);
  }
  rescan();
}

void Topic::change_epoch() {
  is_ready_ = false;
  ++generation_;
  stored_setup_ = 0;
  kept_.clear();
  heard_head_ = 0;
  first_message_ = {};
  snapshot_ = {};
  is_tail_asked_ = false;
  tail_.reset();
  resumed_.clear();
  for (Parked& parked : parked_) parked.at_least = 0;
  for (Viewer* viewer : viewers_) {
    park(*viewer, Need::snapshot);
    viewer->cursor_ = -1;  // nothing of the new log
  }
  for (Parked& parked : parked_) parked.at_least = 0;
  ask_first_message();
}

// --- Asking the log

template <class T>
bool Topic::is_usable(const Read<T>& read, std::uint32_t generation) {
  if (is_over_ || generation != generation_) return false;
  if (!read) {
    if (read.error() == Unread::no_such_channel) {
      vanish();
      return false;
    }
    if (!failing_since_) failing_since_ = around_.loop.now();
    is_asking_paused_ = true;
    return false;
  }
  failing_since_.reset();
  if (is_ready_ && read->epoch != epoch_) {
    change_epoch();
    return false;
  }
  return true;
}

void Topic::ask_first_message() {
  if (is_over_ || first_message_.is_asked || is_asking_paused_) return;
  first_message_.is_asked = true;
  around_.archive.initial_events(
      channel_, [self = weak_from_this(), version = cut_version_, generation = generation_](auto read) {
        if (const auto topic = self.lock()) {
          topic->cut_came(topic->first_message_, std::move(read), version, generation);
        }
      });
}

void Topic::ask_snapshot() {
  if (is_over_ || snapshot_.is_asked || is_asking_paused_) return;
  snapshot_.is_asked = true;
  around_.archive.snapshot(channel_,
                           [self = weak_from_this(), version = cut_version_, generation = generation_](auto read) {
                             if (const auto topic = self.lock()) {
                               topic->cut_came(topic->snapshot_, std::move(read), version, generation);
                             }
                           });
}

void Topic::ask_tail(domain::Seq after) {
  if (is_over_ || is_tail_asked_ || is_asking_paused_) return;
  is_tail_asked_ = true;
  ++tails_asked_;
  around_.archive.commits_after(channel_, after, [self = weak_from_this(), after, generation = generation_](auto read) {
    if (const auto topic = self.lock()) topic->tail_came(std::move(read), after, generation);
  });
}

void Topic::cut_came(CutSlot& slot, Read<app::ChannelCut> read, std::uint32_t version, std::uint32_t generation) {
  if (generation == generation_) slot.is_asked = false;
  if (!is_usable(read, generation)) return;
  if (!is_ready_) begin_at(*read);
  // An answer that brings nothing newer than the last did is not asked for again at once.
  const bool is_news = !slot.cut || slot.cut->seq < read->seq || slot.cut_version != version;
  is_asking_paused_ = !is_news;
  heard_head_ = std::max(heard_head_, read->seq);
  stored_setup_ = std::max(stored_setup_, read->setup_version);
  slot.cut = std::move(*read);
  slot.cut_version = version;
  rescan();
}

void Topic::tail_came(Read<app::ChannelTail> read, domain::Seq after, std::uint32_t generation) {
  if (generation == generation_) is_tail_asked_ = false;
  if (!is_usable(read, generation)) return;
  const domain::Seq before = ring_.head();
  for (const wire::CommitFramePtr& commit : read->commits) ring_.apply(commit);
  ring_.extend_back(read->commits);
  heard_head_ = std::max(heard_head_, read->seq);
  if (ring_.head() > before) around_.metrics.gap_repaired();
  is_asking_paused_ = read->seq < known_head() || (ring_.head() == before && !kept_.empty());
  tail_ = std::move(*read);
  tail_after_ = after;
  apply_kept();
  if (ring_.head() > before) return advanced();
  rescan();
}

void Topic::begin_at(const app::ChannelCut& cut) {
  is_ready_ = true;
  epoch_ = cut.epoch;
  ring_.restart(cut.seq);
  heard_head_ = 0;
  apply_kept();
  for (const auto& [epoch, commit] : kept_) heard_head_ = std::max(heard_head_, ring_.last(*commit));
  for (Parked& parked : parked_) parked.at_least = std::min(parked.at_least, known_head());
  start_sweep();
}

// --- Serving

domain::Seq Topic::known_head() const {
  return std::max(ring_.head(), heard_head_);
}

bool Topic::is_current(const CutSlot& slot) const {
  return slot.cut && slot.cut_version == cut_version_;
}

void Topic::rescan() {
  parked_scan_ = 0;
  if (!parked_.empty() || sweep_left_ > 0) has_work_(*this);
}

void Topic::start_sweep() {
  if (viewers_.empty()) return;
  sweep_left_ = viewers_.size();
  sweep_place_ += viewers_.size() / 3;  // no viewer is always the last
  has_work_(*this);
}

bool Topic::work(std::size_t budget) {
  if (is_over_) return false;
  if (is_ready_) serve_parked(budget);
  sweep_viewers(budget);
  return sweep_left_ > 0 || (is_ready_ && parked_scan_ < parked_.size());
}

void Topic::sweep_viewers(std::size_t& budget) {
  if (sweep_left_ == 0 || budget == 0) return;
  const auto now = around_.loop.now();
  Outbox* const outbox = around_.outbox;
  // Some may have left. No viewer is met twice in a slice: an outbox would send twice what it took twice.
  sweep_left_ = std::min(sweep_left_, viewers_.size());
  while (sweep_left_ > 0 && budget > 0) {
    sweep_place_ %= viewers_.size();
    Viewer& viewer = *viewers_[sweep_place_];
    ++sweep_place_;
    if (sweep_place_ + kFetchedAhead < viewers_.size()) {
      viewers_[sweep_place_ + kFetchedAhead]->fetch();
      viewers_[sweep_place_ + kSocketFetchedAhead]->fetch_socket();
    }
    --sweep_left_;
    --budget;
    if (viewer.parked_place_ != Viewer::kNowhere) continue;
    if (outbox == nullptr || !outbox->take(viewer, feed_)) flush_at(viewer, now);
  }
  if (outbox == nullptr) return;
  for (Viewer* viewer : outbox->send(feed_, now, around_.tally)) flush_at(*viewer, now);
}

void Topic::serve_parked(std::size_t& budget) {
  while (parked_scan_ < parked_.size() && budget > 0 && !is_over_) {
    --budget;
    Viewer& viewer = *parked_[parked_scan_].viewer;
    const Verdict verdict = try_serve(parked_[parked_scan_]);
    if (verdict == Verdict::served) {
      // Before the start no event says what the set-up is, and it may have changed since the viewer saw it.
      const bool lacks_setup = parked_[parked_scan_].need == Need::resume && viewer.cursor() == 0 &&
                               channel_.kind == app::Channel::Kind::draft;
      unpark(viewer);
      flush(viewer);
      if (lacks_setup) park(viewer, Need::snapshot);
      continue;
    }
    want(verdict, parked_[parked_scan_].after);
    ++parked_scan_;
  }
  if (parked_scan_ < parked_.size()) return;
  tail_.reset();
  if (std::exchange(is_first_message_wanted_, false)) ask_first_message();
  if (std::exchange(is_snapshot_wanted_, false)) ask_snapshot();
  if (wanted_tail_) ask_tail(*std::exchange(wanted_tail_, std::nullopt));
}

void Topic::want(Verdict verdict, domain::Seq after) {
  if (verdict == Verdict::wants_first_message) is_first_message_wanted_ = true;
  if (verdict == Verdict::wants_snapshot) is_snapshot_wanted_ = true;
  if (verdict == Verdict::wants_tail) wanted_tail_ = std::min(after, wanted_tail_.value_or(after));
}

Topic::Verdict Topic::try_serve(Parked& parked) {
  if (parked.need == Need::resume) {
    if (parked.epoch == epoch_) return try_resume(parked);
    parked.need = Need::first_message;
  }
  if (parked.need == Need::snapshot) return try_snapshot(parked);
  if (!is_current(first_message_)) return Verdict::wants_first_message;
  const app::ChannelCut& cut = *first_message_.cut;
  if (cut.seq < parked.at_least || !ring_.reaches(cut.seq)) return Verdict::wants_first_message;
  parked.viewer->address(cut.frame, cut.seq);
  return Verdict::served;
}

Topic::Verdict Topic::try_resume(Parked& parked) {
  if (const Resumed* resumed = resumed_after(parked.after, parked.at_least)) {
    parked.viewer->address(resumed->frame, resumed->seq);
    around_.metrics.resumed();
    return Verdict::served;
  }
  // What was read before it came says nothing of what another node may have told it since.
  const bool is_of_now = tail_ && tail_->seq >= parked.at_least && tails_asked_ > parked.tails_asked;
  if (is_of_now && parked.after > tail_->seq && tail_after_ <= parked.after) {
    parked.need = Need::first_message;  // this log has not reached it
    return try_serve(parked);
  }
  return Verdict::wants_tail;
}

// From what is encoded already, the ring, or the tail that has just come.
const Topic::Resumed* Topic::resumed_after(domain::Seq after, domain::Seq at_least) {
  const auto known = resumed_.find(after);
  if (known != resumed_.end() && known->second.seq >= at_least && ring_.reaches(known->second.seq)) {
    return &known->second;
  }
  std::vector<wire::CommitFramePtr> commits;
  domain::Seq seq = 0;
  if (after <= ring_.head() && ring_.reaches(after)) {
    seq = ring_.head();
    for (std::size_t place = ring_.from(after); place < ring_.size(); ++place) commits.push_back(ring_.at(place));
  } else if (tail_ && tail_after_ <= after && after <= tail_->seq && tail_->seq >= at_least &&
             ring_.reaches(tail_->seq)) {
    seq = tail_->seq;
    for (const wire::CommitFramePtr& commit : tail_->commits) {
      if (ring_.last(*commit) > after) commits.push_back(commit);
    }
    const bool is_cut_inside = !commits.empty() && ring_.first(*commits.front()) != after + 1;
    if (is_cut_inside) return nullptr;
  } else {
    return nullptr;
  }
  if (seq < at_least) return nullptr;
  if (resumed_.size() >= kMaxResumed) resumed_.clear();
  wire::FramePtr frame = wire::resumed_frame(epoch_, seq, commits);
  if (takes_deflated_ && frame->bytes().size() <= kMaxDeflatedHere) {
    frame = wire::with_deflated(*frame);
    around_.metrics.message_deflated();
  }
  const auto [entry, is_new] = resumed_.insert_or_assign(after, Resumed{seq, std::move(frame)});
  return &entry->second;
}

Topic::Verdict Topic::try_snapshot(const Parked& parked) {
  Viewer& viewer = *parked.viewer;
  const bool can_follow = viewer.cursor_ >= 0 && ring_.reaches(viewer.cursor_);
  // Its events are here: they say more, and leave no hole in its history.
  if (can_follow && viewer.cursor_ < ring_.head()) return Verdict::served;
  if (!is_current(snapshot_) || snapshot_.cut->seq < parked.at_least) return Verdict::wants_snapshot;
  const app::ChannelCut& cut = *snapshot_.cut;
  if (can_follow && cut.seq != viewer.cursor_) {
    // Events that it lacks are on their way here; what has been cut before its cursor is too old.
    return cut.seq > viewer.cursor_ ? Verdict::waits : Verdict::wants_snapshot;
  }
  if (!ring_.reaches(cut.seq)) return Verdict::wants_snapshot;
  viewer.address(cut.frame, cut.seq);
  around_.metrics.snapshot_sent();
  return Verdict::served;
}

// --- Time

void Topic::tick(TimePoint now) {
  if (is_over_) return;
  is_asking_paused_ = false;
  if (!is_ready_) {
    if (!viewers_.empty()) ask_first_message();
  } else {
    if (ring_.head() < heard_head_) ask_tail(ring_.head());
    if (!parked_.empty()) rescan();
  }
  if (failing_since_ && now - *failing_since_ >= around_.options.give_up_loading) {
    failing_since_.reset();
    const std::vector<Parked> waiting = std::exchange(parked_, {});
    parked_scan_ = 0;
    for (const Parked& parked : waiting) parked.viewer->parked_place_ = Viewer::kNowhere;
    for (const Parked& parked : waiting) {
      parked.viewer->socket().close(kTryAgainLater.code, kTryAgainLater.reason);
    }
  }
  announce_viewers(now);
}

// Captains come and go on any shard: only a number is compared while none does.
void Topic::look_for_captains() {
  app::Attendance& captains = around_.audience.captains();
  const std::uint64_t version = captains.version();
  if (channel_.kind != app::Channel::Kind::draft || version == attendance_seen_) return;
  attendance_seen_ = version;
  auto here = captains.here(domain::DraftId{channel_.id});
  if (here == seats_here_) return;
  seats_here_ = std::move(here);
  is_count_changed_ = true;
}

void Topic::announce_viewers(TimePoint now) {
  if (viewers_.empty()) return;
  look_for_captains();
  const std::int64_t count = audience_->total();
  if (count == announced_count_ && !is_count_changed_) return;
  const auto pause = around_.options.viewers_every * (1 + std::min(count / kThinningStep, kMaxThinning));
  if (announced_at_ && now - *announced_at_ < pause) return;
  announced_at_ = now;
  say_viewers(count);
}

void Topic::say_viewers(std::int64_t count) {
  announced_count_ = count;
  is_count_changed_ = false;
  feed_.viewers = wire::viewers_frame(count, seats_here_, around_.is_stale);
  ++feed_.viewers_version;
  start_sweep();
}

void Topic::staleness_changed() {
  if (!viewers_.empty()) say_viewers(audience_->total());
}

bool Topic::is_worth_keeping(TimePoint now) const {
  return !is_over_ && !(empty_since_ && now - *empty_since_ >= around_.options.keep_idle_topic);
}

bool Topic::is_up_to_date(const Viewer& viewer) const {
  return is_ready_ && viewer.parked_place_ == Viewer::kNowhere && viewer.cursor_ == ring_.head();
}

const wire::FramePtr& Topic::heartbeat() {
  if (heartbeat_seq_ != ring_.head() || !heartbeat_) {
    heartbeat_seq_ = ring_.head();
    heartbeat_ = wire::heartbeat_frame(heartbeat_seq_);
  }
  return heartbeat_;
}

}  // namespace draftwire::realtime
