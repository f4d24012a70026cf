#include "realtime/waiting_line.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::realtime {

using Subject = Question::Subject;

void WaitingLine::add(Viewer& viewer, Need need, const KnownLog& log) {
  if (has(viewer)) return;
  viewer.waiting_index_ = static_cast<std::uint32_t>(waiting_.size());
  waiting_.push_back({.viewer = &viewer,
                      .need = need,
                      .at_least = log.known_head(),
                      .after = 0,
                      .epoch = {},
                      .tails_asked = log.tails_asked()});
}

void WaitingLine::add(Viewer& viewer, ResumeFrom resume, const KnownLog& log) {
  if (has(viewer)) return;
  add(viewer, Need::resume, log);
  waiting_.back().after = resume.after;
  waiting_.back().epoch = std::move(resume.epoch);
}

void WaitingLine::remove(Viewer& viewer) {
  if (!has(viewer)) return;
  const std::size_t index = viewer.waiting_index_;
  const std::size_t last = waiting_.size() - 1;
  // Those who were looked at must stay before the others.
  if (index < seen_) {
    --seen_;
    move(seen_, index);
    move(last, seen_);
  } else {
    move(last, index);
  }
  waiting_.pop_back();
  viewer.waiting_index_ = Viewer::kNowhere;
}

void WaitingLine::move(std::size_t from, std::size_t to) {
  if (from == to) return;
  waiting_[to] = std::move(waiting_[from]);
  waiting_[to].viewer->waiting_index_ = static_cast<std::uint32_t>(to);
}

void WaitingLine::expect_no_more_than(domain::Seq head) {
  for (Waiting& waiting : waiting_) waiting.at_least = std::min(waiting.at_least, head);
}

// --- Serving

std::optional<WaitingLine::Served> WaitingLine::next(KnownLog& log, std::size_t& budget) {
  while (seen_ < waiting_.size() && budget > 0) {
    --budget;
    Waiting& waiting = waiting_[seen_];
    Verdict verdict = verdict_on(waiting, log);
    if (verdict) {
      Served served{waiting.viewer, waiting.need, std::move(*verdict)};
      remove(*served.viewer);
      return served;
    }
    if (verdict.error()) want(*verdict.error(), waiting.after);
    ++seen_;
  }
  return std::nullopt;
}

void WaitingLine::want(Subject subject, domain::Seq after) {
  switch (subject) {
    case Subject::first_message:
      wanted_.is_first_message = true;
      break;
    case Subject::snapshot:
      wanted_.is_snapshot = true;
      break;
    case Subject::tail:
      wanted_.tail_after = std::min(after, wanted_.tail_after.value_or(after));
      break;
  }
}

WaitingLine::Verdict WaitingLine::verdict_on(Waiting& waiting, KnownLog& log) {
  if (waiting.need == Need::snapshot) return verdict_on_snapshot(waiting, log);
  if (waiting.need == Need::resume) {
    if (log.is_of(waiting.epoch)) return verdict_on_resume(waiting, log);
    waiting.need = Need::first_message;
  }
  const app::ChannelCut* cut = log.first_message(waiting.at_least);
  if (cut == nullptr) return std::unexpected(Subject::first_message);
  return Addressed{cut->frame, cut->seq};
}

WaitingLine::Verdict WaitingLine::verdict_on_resume(Waiting& waiting, KnownLog& log) {
  if (auto message = log.events_after(waiting.after, waiting.at_least)) return std::move(*message);
  // What was read before it came says nothing of what another node may have told it since.
  if (!log.ends_before(waiting.after, waiting.at_least, waiting.tails_asked)) return std::unexpected(Subject::tail);
  waiting.need = Need::first_message;
  return verdict_on(waiting, log);
}

WaitingLine::Verdict WaitingLine::verdict_on_snapshot(const Waiting& waiting, const KnownLog& log) {
  const domain::Seq cursor = waiting.viewer->cursor();
  const bool can_follow = cursor >= 0 && log.ring().reaches(cursor);
  // Its events are here: they say more, and leave no hole in its history.
  if (can_follow && cursor < log.ring().head()) return Addressed{};
  const app::ChannelCut* cut = log.snapshot(waiting.at_least);
  // What has been cut before its cursor is too old.
  if (cut == nullptr || (can_follow && cut->seq < cursor)) return std::unexpected(Subject::snapshot);
  // Events that it lacks are on their way here.
  if (can_follow && cut->seq > cursor) return std::unexpected(std::nullopt);
  return Addressed{cut->frame, cut->seq};
}

// --- Patience

void WaitingLine::log_failed(TimePoint now) {
  if (!failing_since_) failing_since_ = now;
}

std::vector<Viewer*> WaitingLine::give_up(TimePoint now, std::chrono::milliseconds after) {
  std::vector<Viewer*> everybody;
  if (!failing_since_ || now - *failing_since_ < after) return everybody;
  failing_since_.reset();
  seen_ = 0;
  everybody.reserve(waiting_.size());
  for (const Waiting& waiting : std::exchange(waiting_, {})) {
    waiting.viewer->waiting_index_ = Viewer::kNowhere;
    everybody.push_back(waiting.viewer);
  }
  return everybody;
}

}  // namespace draftwire::realtime
