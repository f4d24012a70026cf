#include "realtime/commit_ring.hpp"

#include <algorithm>
#include <utility>

namespace draftwire::realtime {

void CommitRing::restart(domain::Seq head) {
  commits_.clear();
  bytes_ = 0;
  head_ = head;
}

CommitRing::Outcome CommitRing::apply(wire::CommitFramePtr commit) {
  if (last(*commit) <= head_) return Outcome::known;
  if (first(*commit) != head_ + 1) return Outcome::hole;
  head_ = last(*commit);
  bytes_ += commit->frame.held_bytes();
  commits_.push_back(std::move(commit));
  while (commits_.size() > 1 && is_over_full()) {
    bytes_ -= commits_.front()->frame.held_bytes();
    commits_.pop_front();
  }
  return Outcome::applied;
}

void CommitRing::extend_back(std::span<const wire::CommitFramePtr> older) {
  for (std::size_t i = older.size(); i > 0; --i) {
    const wire::CommitFramePtr& commit = older[i - 1];
    if (last(*commit) != base()) continue;
    bytes_ += commit->frame.held_bytes();
    commits_.push_front(commit);
    if (is_over_full()) {
      bytes_ -= commit->frame.held_bytes();
      commits_.pop_front();
      return;
    }
  }
}

bool CommitRing::reaches(domain::Seq cursor) const {
  if (cursor >= head_ || lacks_newest_only(cursor)) return true;
  if (cursor < base()) return false;
  return first(*commits_[from(cursor)]) == cursor + 1;
}

std::size_t CommitRing::from(domain::Seq cursor) const {
  if (cursor >= head_) return commits_.size();
  if (lacks_newest_only(cursor)) return commits_.size() - 1;
  const auto next = std::partition_point(commits_.begin(), commits_.end(),
                                         [&](const wire::CommitFramePtr& commit) { return last(*commit) <= cursor; });
  return static_cast<std::size_t>(next - commits_.begin());
}

domain::Seq CommitRing::first(const wire::CommitFrame& commit) const {
  return kind_ == app::Channel::Kind::draft ? commit.first_seq : commit.first_tournament_seq;
}

domain::Seq CommitRing::last(const wire::CommitFrame& commit) const {
  return kind_ == app::Channel::Kind::draft ? commit.last_seq : commit.last_tournament_seq;
}

// Nearly everybody, when something was committed: found without a search.
bool CommitRing::lacks_newest_only(domain::Seq cursor) const {
  return !commits_.empty() && first(*commits_.back()) == cursor + 1;
}

domain::Seq CommitRing::base() const {
  return commits_.empty() ? head_ : first(*commits_.front()) - 1;
}

bool CommitRing::is_over_full() const {
  return commits_.size() > max_commits_ || bytes_ > max_bytes_;
}

}  // namespace draftwire::realtime
