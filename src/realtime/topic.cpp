#include "realtime/topic.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace draftwire::realtime {
namespace {

using Need = WaitingLine::Need;
using Subject = Question::Subject;

// So far ahead of the viewer that is sent to, memory is on its way.
constexpr std::size_t kFetchedAhead = 4;
constexpr std::size_t kSocketFetchedAhead = 2;

}  // namespace

Topic::Topic(app::Channel channel, Surroundings& around, std::function<void(Topic&)> has_work)
    : channel_(channel),
      around_(around),
      has_work_(std::move(has_work)),
      audience_(around.audience.of(channel)),
      log_(channel.kind, around.options.ring_commits, around.options.ring_bytes),
      head_count_(around.options.viewers_every) {
  feed_.commits = &log_.ring();
}

Topic::~Topic() {
  audience_->here.fetch_sub(static_cast<std::int64_t>(viewers_.size()));
}

// --- Who comes and goes

void Topic::join(Viewer& viewer, std::optional<ResumeFrom> resume) {
  viewer.topic_ = this;
  viewer.index_ = static_cast<std::uint32_t>(viewers_.size());
  viewer.viewers_version_ = feed_.viewers_version;
  if (viewers_.empty()) waiting_.log_answered();
  viewers_.push_back(&viewer);
  if (sweep_left_ > 0) ++sweep_left_;  // the circle has grown
  empty_since_.reset();
  audience_->here.fetch_add(1);
  head_count_.changed();
  // What was made before has one form only; what is asked for from now on has both.
  if (viewer.takes_deflated() && log_.begin_deflating()) audience_->takes_deflated = true;

  if (resume) {
    waiting_.add(viewer, std::move(*resume), log_);
  } else {
    waiting_.add(viewer, Need::first_message, log_);
  }
  if (!log_.is_known()) {
    log_.want(Subject::first_message);
    return ask_log();
  }
  if (waiting_.unseen() > 1) return has_work_(*this);  // its turn comes with the others'
  std::size_t one = 1;
  serve_waiting(one);
}

void Topic::leave(Viewer& viewer) {
  waiting_.remove(viewer);
  Viewer* moved = viewers_.back();
  viewers_[viewer.index_] = moved;
  moved->index_ = viewer.index_;
  viewers_.pop_back();
  viewer.index_ = Viewer::kNowhere;
  viewer.topic_ = nullptr;
  audience_->here.fetch_sub(1);
  head_count_.changed();
  if (viewers_.empty()) empty_since_ = around_.loop.now();
  // The one that moved may have been ahead of the sweep and be behind it now.
  if (sweep_left_ > 0 && moved != &viewer) flush(*moved, around_.loop.now());
}

void Topic::flush(Viewer& viewer, TimePoint now) {
  const Feed* feed = WaitingLine::has(viewer) ? nullptr : &feed_;
  if (viewer.flush(feed, now, around_.tally) != Viewer::Flushed::behind) return;
  waiting_.add(viewer, Need::snapshot, log_);
  look_again();
}

void Topic::send_away(Farewell farewell, bool spares_right_holders) {
  const std::vector<Viewer*> everybody = viewers_;
  for (Viewer* viewer : everybody) {
    if (!spares_right_holders || !viewer->is_here_by_right()) viewer->socket().close(farewell.code, farewell.reason);
  }
}

void Topic::vanish() {
  is_over_ = true;
  send_away(kNoSuchChannel);
}

// --- The log

void Topic::ask_log() {
  while (const auto question = log_.next_question()) {
    const auto then = [self = weak_from_this(), question = *question](auto read) {
      if (const auto topic = self.lock()) topic->answered(question, std::move(read));
    };
    switch (question->subject) {
      case Subject::first_message:
        around_.archive.initial_events(channel_, then);
        break;
      case Subject::snapshot:
        around_.archive.snapshot(channel_, then);
        break;
      case Subject::tail:
        around_.archive.commits_after(channel_, question->after, then);
        break;
    }
  }
}

template <class T>
void Topic::answered(const Question& question, Read<T> read) {
  using enum KnownLog::Outcome;
  if (is_over_) return;
  const auto outcome = log_.answered(question, std::move(read));
  if (outcome != nothing && outcome != unread) waiting_.log_answered();
  if (std::is_same_v<T, app::ChannelTail> && outcome == advanced) around_.metrics.gap_repaired();
  act_on(outcome);
}

void Topic::act_on(KnownLog::Outcome outcome) {
  using enum KnownLog::Outcome;
  if (is_over_) return;
  switch (outcome) {
    case nothing:
      break;
    case answered:
      look_again();
      break;
    case began:
      waiting_.expect_no_more_than(log_.known_head());
      [[fallthrough]];
    case advanced:
      start_sweep();
      look_again();
      break;
    case setup_changed:
      for (Viewer* viewer : viewers_) waiting_.add(*viewer, Need::snapshot, log_);
      look_again();
      break;
    case epoch_changed:
      for (Viewer* viewer : viewers_) {
        waiting_.add(*viewer, Need::snapshot, log_);
        viewer->cursor_ = -1;  // nothing of the new log
      }
      waiting_.expect_no_more_than(0);
      break;
    case unread:
      waiting_.log_failed(around_.loop.now());
      break;
    case gone:
      return vanish();
  }
  ask_log();
}

// --- Serving

void Topic::look_again() {
  waiting_.look_again();
  if (!waiting_.is_empty() || sweep_left_ > 0) has_work_(*this);
}

void Topic::start_sweep() {
  if (viewers_.empty()) return;
  sweep_left_ = viewers_.size();
  sweep_index_ += viewers_.size() / 3;  // no viewer is always the last
  has_work_(*this);
}

bool Topic::work(std::size_t budget) {
  if (is_over_) return false;
  if (log_.is_known()) serve_waiting(budget);
  sweep_viewers(budget);
  return sweep_left_ > 0 || (log_.is_known() && waiting_.unseen() > 0);
}

void Topic::sweep_viewers(std::size_t& budget) {
  if (sweep_left_ == 0 || budget == 0) return;
  const auto now = around_.loop.now();
  Outbox* const outbox = around_.outbox;
  // Some may have left. No viewer is met twice in a slice: an outbox would send twice what it took twice.
  sweep_left_ = std::min(sweep_left_, viewers_.size());
  while (sweep_left_ > 0 && budget > 0) {
    sweep_index_ %= viewers_.size();
    Viewer& viewer = *viewers_[sweep_index_];
    ++sweep_index_;
    if (sweep_index_ + kFetchedAhead < viewers_.size()) {
      viewers_[sweep_index_ + kFetchedAhead]->fetch();
      viewers_[sweep_index_ + kSocketFetchedAhead]->fetch_socket();
    }
    --sweep_left_;
    --budget;
    if (WaitingLine::has(viewer)) continue;
    if (outbox == nullptr || !outbox->take(viewer, feed_)) flush(viewer, now);
  }
  if (outbox == nullptr) return;
  for (Viewer* viewer : outbox->send(feed_, now, around_.tally)) flush(*viewer, now);
}

void Topic::serve_waiting(std::size_t& budget) {
  while (auto served = waiting_.next(log_, budget)) {
    Viewer& viewer = *served->viewer;
    if (served->message.frame) {
      viewer.address(std::move(served->message.frame), served->message.seq);
      if (served->need == Need::resume) around_.metrics.resumed();
      if (served->need == Need::snapshot) around_.metrics.snapshot_sent();
      if (served->message.is_deflated_now) around_.metrics.message_deflated();
    }
    flush(viewer, around_.loop.now());
    // Before the start no event says what the set-up is, and it may have changed since the viewer saw it.
    const bool lacks_setup =
        served->need == Need::resume && viewer.cursor() == 0 && channel_.kind == app::Channel::Kind::draft;
    if (lacks_setup) waiting_.add(viewer, Need::snapshot, log_);
  }
  if (waiting_.unseen() > 0) return;
  log_.forget_tail();
  const WaitingLine::Wanted wanted = waiting_.take_wanted();
  if (wanted.is_first_message) log_.want(Subject::first_message);
  if (wanted.is_snapshot) log_.want(Subject::snapshot);
  if (wanted.tail_after) log_.want(Subject::tail, *wanted.tail_after);
  ask_log();
}

// --- Time

void Topic::tick(TimePoint now) {
  if (is_over_) return;
  log_.try_again(!viewers_.empty());
  ask_log();
  if (log_.is_known() && !waiting_.is_empty()) look_again();
  for (Viewer* viewer : waiting_.give_up(now, around_.options.give_up_loading)) {
    viewer->socket().close(kTryAgainLater.code, kTryAgainLater.reason);
  }
  if (viewers_.empty()) return;
  app::Attendance& captains = around_.audience.captains();
  if (channel_.kind == app::Channel::Kind::draft && head_count_.has_new_seats(captains.version())) {
    head_count_.set_seats(captains.here(domain::DraftId{channel_.id}));
  }
  if (auto message = head_count_.due(now, audience_->total(), around_.is_stale)) tell(std::move(message));
}

void Topic::tell(wire::FramePtr viewers) {
  feed_.viewers = std::move(viewers);
  ++feed_.viewers_version;
  start_sweep();
}

void Topic::staleness_changed() {
  if (!viewers_.empty()) tell(head_count_.at_once(audience_->total(), around_.is_stale));
}

bool Topic::is_worth_keeping(TimePoint now) const {
  return !is_over_ && !(empty_since_ && now - *empty_since_ >= around_.options.keep_idle_topic);
}

wire::FramePtr Topic::heartbeat_for(const Viewer& viewer) {
  const domain::Seq head = log_.ring().head();
  if (!log_.is_known() || WaitingLine::has(viewer) || viewer.cursor() != head) return nullptr;
  if (heartbeat_.frame == nullptr || heartbeat_.seq != head) heartbeat_ = {wire::heartbeat_frame(head), head};
  return heartbeat_.frame;
}

}  // namespace draftwire::realtime
