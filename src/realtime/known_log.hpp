#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/channel.hpp"
#include "app/channel_log.hpp"
#include "app/shared_store.hpp"
#include "realtime/commit_ring.hpp"
#include "realtime/read.hpp"
#include "wire/frame.hpp"

namespace draftwire::realtime {

// A message for one viewer alone, and the cursor that it brings the viewer to.
struct Addressed {
  wire::FramePtr frame;
  domain::Seq seq = 0;
  bool is_deflated_now = false;  // by the call that gave it
};

// A question to the log. To be given back with its answer, which may be of another log or set-up by then.
struct Question {
  enum class Subject : std::uint8_t { first_message, snapshot, tail };

  Subject subject = Subject::first_message;
  domain::Seq after = 0;         // of a tail
  std::uint32_t number = 0;      // of a tail: how many were asked for, with this one
  std::uint32_t generation = 0;  // of the log
  std::uint32_t version = 0;     // of what a cut shows
};

// What one shard knows of a channel's log: the ring up to its head, how far it is heard to reach, and the answers that
// those who wait are served from. It changes by news and by answers; each call returns what that means for the viewers
// and leaves what has to be asked in next_question(). One thread; owned by a topic.
class KnownLog {
 public:
  enum class Outcome : std::uint8_t {
    nothing,
    answered,       // there is an answer for those who wait
    advanced,       // there are new commits in the ring
    began,          // both, and the log was not known before
    setup_changed,  // everybody lacks a snapshot
    epoch_changed,  // it is another log, not known yet: nothing that a viewer has is of it
    unread,         // it can't be read now
    gone,           // there is no such channel
  };

  KnownLog(app::Channel::Kind kind, std::size_t ring_commits, std::size_t ring_bytes)
      : kind_(kind), ring_(kind, ring_commits, ring_bytes) {}

  // --- News

  // What leaves a hole is kept while the log is read.
  Outcome apply(const std::string& epoch, const wire::CommitFramePtr& commit);
  // The log reaches so far, and its set-up has this version, whether its news came here or not.
  Outcome head_seen(const std::string& epoch, const app::ChannelHead& head);
  // Nothing, once a draft has started.
  Outcome setup_changed();

  // --- Questions. One of a subject at a time; none after an answer that was no use, until try_again().

  void want(Question::Subject subject, domain::Seq after = 0);
  // The next one that has to be asked now. Its answer has to come.
  [[nodiscard]] std::optional<Question> next_question();
  Outcome answered(const Question& question, Read<app::ChannelCut> read);
  Outcome answered(const Question& question, Read<app::ChannelTail> read);
  // Wants what is missing; of a log that is not known, only when it `is_awaited`.
  void try_again(bool is_awaited);

  // --- What it has

  [[nodiscard]] bool is_known() const { return epoch_.has_value(); }
  [[nodiscard]] bool is_of(const std::string& epoch) const { return epoch_ == epoch; }
  // Always the same one.
  [[nodiscard]] const CommitRing& ring() const { return ring_; }
  // The log reaches at least here.
  [[nodiscard]] domain::Seq known_head() const { return std::max(ring_.head(), heard_head_); }
  [[nodiscard]] std::uint32_t tails_asked() const { return tails_asked_; }

  // Cut no earlier than at `at_least`, of the set-up as it is, and with the ring going on from there. None: it has to
  // be asked for. Valid until the next call.
  [[nodiscard]] const app::ChannelCut* first_message(domain::Seq at_least) const { return usable(first_, at_least); }
  [[nodiscard]] const app::ChannelCut* snapshot(domain::Seq at_least) const { return usable(snapshot_, at_least); }

  // All events after a cursor, up to `at_least` or further; made once for everybody who has that cursor.
  [[nodiscard]] std::optional<Addressed> events_after(domain::Seq cursor, domain::Seq at_least);
  // A tail that was asked for later than the first `tails_asked` shows that the log never reached this cursor.
  [[nodiscard]] bool ends_before(domain::Seq cursor, domain::Seq at_least, std::uint32_t tails_asked) const;
  // Everybody who waits has been served from it.
  void forget_tail() { tail_.reset(); }

  // From now on messages are made in both forms. False: they were before.
  bool begin_deflating();

 private:
  enum class Asking : std::uint8_t { no, due, under_way };
  struct Cut {
    std::optional<app::ChannelCut> answer;
    std::uint32_t version = 0;
  };
  struct Tail {
    app::ChannelTail answer;
    domain::Seq after = 0;
    std::uint32_t number = 0;
  };
  using Kept = std::pair<std::string, wire::CommitFramePtr>;  // with its epoch

  template <class T>
  [[nodiscard]] std::optional<Outcome> why_useless(const Read<T>& read);
  [[nodiscard]] Asking& asking(Question::Subject subject) { return asking_.at(static_cast<std::size_t>(subject)); }
  [[nodiscard]] const app::ChannelCut* usable(const Cut& cut, domain::Seq at_least) const;
  void begin_at(const app::ChannelCut& cut);
  void forget_log();
  void keep(const std::string& epoch, const wire::CommitFramePtr& commit);
  void apply_kept();
  [[nodiscard]] std::optional<domain::Seq> collect_after(domain::Seq cursor, domain::Seq at_least,
                                                         std::vector<wire::CommitFramePtr>& commits) const;

  const app::Channel::Kind kind_;
  std::optional<std::string> epoch_;  // none: the log is not known
  CommitRing ring_;
  domain::Seq heard_head_ = 0;
  std::vector<Kept> kept_;         // news that can't be applied yet
  std::int64_t stored_setup_ = 0;  // the store's version of the set-up that is shown, or asked for
  std::uint32_t generation_ = 0;   // answers to questions of an earlier one are of another log
  std::uint32_t version_ = 0;      // what was cut before the set-up changed, or in too few forms, has an earlier one

  std::array<Asking, 3> asking_{};  // by subject
  bool is_paused_ = false;          // until try_again()
  bool is_deflating_ = false;
  domain::Seq wanted_after_ = 0;  // of the tail that is due
  std::uint32_t tails_asked_ = 0;

  Cut first_;
  Cut snapshot_;
  std::optional<Tail> tail_;               // until forget_tail()
  std::map<domain::Seq, Addressed> made_;  // by the cursor that they follow
};

}  // namespace draftwire::realtime
