#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "app/channel.hpp"
#include "wire/frame.hpp"

namespace draftwire::realtime {

// The end of one channel's log: its head, and the last commits up to it, without a hole. A cursor is the sequence
// number of the last event that a viewer has. Pure; owned by a topic, its thread only.
class CommitRing {
 public:
  enum class Outcome {
    applied,
    known,  // it was here already
    hole,   // something between the head and it is missing: nothing changed
  };

  CommitRing(app::Channel::Kind kind, std::size_t max_commits, std::size_t max_bytes)
      : kind_(kind), max_commits_(max_commits), max_bytes_(max_bytes) {}

  // Empty, with everything up to `head` elsewhere.
  void restart(domain::Seq head);

  Outcome apply(wire::CommitFramePtr commit);

  // Takes in older commits as far as they join on to what is here and fit. In order.
  void extend_back(std::span<const wire::CommitFramePtr> older);

  [[nodiscard]] domain::Seq head() const { return head_; }

  // Whether a viewer with everything up to `cursor` can go on from here. Always true at the head and beyond it;
  // never inside a commit.
  [[nodiscard]] bool reaches(domain::Seq cursor) const;

  // The next commit after `cursor`, by its index for at(); commits follow one another from there. Nothing: at the
  // head. Precondition: reaches(cursor).
  [[nodiscard]] std::size_t from(domain::Seq cursor) const;

  [[nodiscard]] std::size_t size() const { return commits_.size(); }
  [[nodiscard]] const wire::CommitFramePtr& at(std::size_t index) const { return commits_[index]; }

  // Where a commit stands in this channel's log.
  [[nodiscard]] domain::Seq first(const wire::CommitFrame& commit) const;
  [[nodiscard]] domain::Seq last(const wire::CommitFrame& commit) const;

 private:
  [[nodiscard]] bool lacks_newest_only(domain::Seq cursor) const;
  [[nodiscard]] domain::Seq base() const;
  [[nodiscard]] bool is_over_full() const;

  const app::Channel::Kind kind_;
  const std::size_t max_commits_;
  const std::size_t max_bytes_;
  domain::Seq head_ = 0;
  std::deque<wire::CommitFramePtr> commits_;
  std::size_t bytes_ = 0;
};

}  // namespace draftwire::realtime
