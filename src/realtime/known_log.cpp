#include "realtime/known_log.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::realtime {
namespace {

using Subject = Question::Subject;

constexpr std::size_t kMaxKept = 1'024;  // what is dropped beyond it is read from the log again
constexpr std::size_t kMaxMade = 64;     // different cursors whose message is remembered
// Spliced on this thread, and a larger one would hold up everybody else: it goes as it is (about 0.2 ms at this size).
constexpr std::size_t kMaxDeflatedHere = std::size_t{16} * 1024;

}  // namespace

// --- News

KnownLog::Outcome KnownLog::apply(const std::string& epoch, const wire::CommitFramePtr& commit) {
  if (is_known() && !is_of(epoch)) {
    forget_log();
    keep(epoch, commit);
    return Outcome::epoch_changed;
  }
  heard_head_ = std::max(heard_head_, ring_.last(*commit));
  if (!is_known()) {
    keep(epoch, commit);
    return Outcome::nothing;
  }
  switch (ring_.apply(commit)) {
    case CommitRing::Outcome::applied:
      if (!kept_.empty()) apply_kept();
      made_.clear();
      return Outcome::advanced;
    case CommitRing::Outcome::hole:
      keep(epoch, commit);
      want(Subject::tail, ring_.head());
      return Outcome::nothing;
    case CommitRing::Outcome::known:
      break;
  }
  return Outcome::nothing;
}

KnownLog::Outcome KnownLog::head_seen(const std::string& epoch, const app::ChannelHead& head) {
  if (!is_known()) return Outcome::nothing;
  if (!is_of(epoch)) {
    forget_log();
    return Outcome::epoch_changed;
  }
  Outcome outcome = Outcome::nothing;
  if (head.setup_version > stored_setup_) {
    stored_setup_ = head.setup_version;
    outcome = setup_changed();
  }
  if (head.seq > known_head()) {
    heard_head_ = head.seq;
    want(Subject::tail, ring_.head());
  }
  return outcome;
}

KnownLog::Outcome KnownLog::setup_changed() {
  if (kind_ == app::Channel::Kind::draft && is_known() && ring_.head() > 0) return Outcome::nothing;
  ++version_;
  return is_known() ? Outcome::setup_changed : Outcome::nothing;
}

void KnownLog::keep(const std::string& epoch, const wire::CommitFramePtr& commit) {
  if (kept_.size() < kMaxKept) kept_.emplace_back(epoch, commit);
}

void KnownLog::apply_kept() {
  std::vector<Kept> still_early;
  std::sort(kept_.begin(), kept_.end(),
            [&](const Kept& a, const Kept& b) { return ring_.first(*a.second) < ring_.first(*b.second); });
  for (Kept& kept : kept_) {
    if (!is_of(kept.first)) continue;  // the log was asked after this was heard, and it names another
    if (ring_.apply(kept.second) == CommitRing::Outcome::hole) still_early.push_back(std::move(kept));
  }
  kept_ = std::move(still_early);
  if (!kept_.empty()) want(Subject::tail, ring_.head());
}

void KnownLog::begin_at(const app::ChannelCut& cut) {
  epoch_ = cut.epoch;
  ring_.restart(cut.seq);
  heard_head_ = 0;
  apply_kept();
  for (const Kept& kept : kept_) heard_head_ = std::max(heard_head_, ring_.last(*kept.second));
}

void KnownLog::forget_log() {
  epoch_.reset();
  ++generation_;
  stored_setup_ = 0;
  kept_.clear();
  heard_head_ = 0;
  asking_ = {};
  first_ = {};
  snapshot_ = {};
  tail_.reset();
  made_.clear();
  want(Subject::first_message);
}

// --- Questions

void KnownLog::want(Subject subject, domain::Seq after) {
  if (is_paused_ || asking(subject) != Asking::no) return;
  asking(subject) = Asking::due;
  if (subject == Subject::tail) wanted_after_ = after;
}

std::optional<Question> KnownLog::next_question() {
  for (const Subject subject : {Subject::first_message, Subject::snapshot, Subject::tail}) {
    if (asking(subject) != Asking::due) continue;
    asking(subject) = Asking::under_way;
    if (subject == Subject::tail) ++tails_asked_;
    return Question{subject, wanted_after_, tails_asked_, generation_, version_};
  }
  return std::nullopt;
}

void KnownLog::try_again(bool is_awaited) {
  is_paused_ = false;
  if (!is_known()) {
    if (is_awaited) want(Subject::first_message);
  } else if (ring_.head() < heard_head_) {
    want(Subject::tail, ring_.head());
  }
}

template <class T>
std::optional<KnownLog::Outcome> KnownLog::why_useless(const Read<T>& read) {
  if (!read) {
    if (read.error() == Unread::no_such_channel) return Outcome::gone;
    is_paused_ = true;
    return Outcome::unread;
  }
  if (!is_known() || is_of(read->epoch)) return std::nullopt;
  forget_log();
  return Outcome::epoch_changed;
}

KnownLog::Outcome KnownLog::answered(const Question& question, Read<app::ChannelCut> read) {
  if (question.generation != generation_) return Outcome::nothing;
  asking(question.subject) = Asking::no;
  if (const auto why = why_useless(read)) return *why;
  const Outcome outcome = is_known() ? Outcome::answered : Outcome::began;
  if (!is_known()) begin_at(*read);
  Cut& cut = question.subject == Subject::snapshot ? snapshot_ : first_;
  // An answer that brings nothing newer than the last did is not asked for again at once.
  is_paused_ = cut.answer && cut.answer->seq >= read->seq && cut.version == question.version;
  heard_head_ = std::max(heard_head_, read->seq);
  stored_setup_ = std::max(stored_setup_, read->setup_version);
  cut = {std::move(*read), question.version};
  return outcome;
}

KnownLog::Outcome KnownLog::answered(const Question& question, Read<app::ChannelTail> read) {
  if (question.generation != generation_) return Outcome::nothing;
  asking(question.subject) = Asking::no;
  if (const auto why = why_useless(read)) return *why;
  const domain::Seq before = ring_.head();
  for (const wire::CommitFramePtr& commit : read->commits) ring_.apply(commit);
  ring_.extend_back(read->commits);
  heard_head_ = std::max(heard_head_, read->seq);
  is_paused_ = read->seq < known_head() || (ring_.head() == before && !kept_.empty());
  tail_ = Tail{std::move(*read), question.after, question.number};
  apply_kept();
  if (ring_.head() == before) return Outcome::answered;
  made_.clear();
  return Outcome::advanced;
}

// --- What it has

const app::ChannelCut* KnownLog::usable(const Cut& cut, domain::Seq at_least) const {
  if (!cut.answer || cut.version != version_) return nullptr;
  return cut.answer->seq >= at_least && ring_.reaches(cut.answer->seq) ? &*cut.answer : nullptr;
}

bool KnownLog::ends_before(domain::Seq cursor, domain::Seq at_least, std::uint32_t tails_asked) const {
  return tail_ && tail_->number > tails_asked && tail_->answer.seq >= at_least && tail_->after <= cursor &&
         cursor > tail_->answer.seq;
}

std::optional<Addressed> KnownLog::events_after(domain::Seq cursor, domain::Seq at_least) {
  const auto made = made_.find(cursor);
  if (made != made_.end() && made->second.seq >= at_least && ring_.reaches(made->second.seq)) return made->second;
  std::vector<wire::CommitFramePtr> commits;
  const auto seq = collect_after(cursor, at_least, commits);
  if (!seq) return std::nullopt;
  if (made_.size() >= kMaxMade) made_.clear();
  Addressed message{wire::resumed_frame(*epoch_, *seq, commits), *seq};
  message.is_deflated_now = is_deflating_ && message.frame->bytes().size() <= kMaxDeflatedHere;
  if (message.is_deflated_now) message.frame = wire::with_deflated(*message.frame);
  made_.insert_or_assign(cursor, Addressed{message.frame, message.seq});
  return message;
}

// From the ring, or the tail that has just come.
std::optional<domain::Seq> KnownLog::collect_after(domain::Seq cursor, domain::Seq at_least,
                                                   std::vector<wire::CommitFramePtr>& commits) const {
  if (cursor <= ring_.head() && ring_.reaches(cursor)) {
    if (ring_.head() < at_least) return std::nullopt;
    for (std::size_t index = ring_.from(cursor); index < ring_.size(); ++index) commits.push_back(ring_.at(index));
    return ring_.head();
  }
  if (!tail_ || cursor < tail_->after) return std::nullopt;
  const app::ChannelTail& tail = tail_->answer;
  if (cursor > tail.seq || tail.seq < at_least || !ring_.reaches(tail.seq)) return std::nullopt;
  for (const wire::CommitFramePtr& commit : tail.commits) {
    if (ring_.last(*commit) > cursor) commits.push_back(commit);
  }
  const bool is_cut_inside = !commits.empty() && ring_.first(*commits.front()) != cursor + 1;
  return is_cut_inside ? std::nullopt : std::optional(tail.seq);
}

bool KnownLog::begin_deflating() {
  if (is_deflating_) return false;
  is_deflating_ = true;
  ++version_;
  made_.clear();
  return true;
}

}  // namespace draftwire::realtime
