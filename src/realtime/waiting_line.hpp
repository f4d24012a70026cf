#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "realtime/known_log.hpp"
#include "realtime/viewer.hpp"

namespace draftwire::realtime {

// Where a viewer who was here before wants to go on.
struct ResumeFrom {
  domain::Seq after = 0;
  std::string epoch;
};

// The viewers of a topic that can't follow the ring, because they need something from the log first, and what each of
// them waits for. They are looked at in turn; a viewer that the log has nothing for yet stays, and is looked at again
// after look_again(). One thread; owned by a topic. A viewer must be taken out before it dies.
class WaitingLine {
 public:
  using TimePoint = Viewer::TimePoint;

  enum class Need : std::uint8_t { first_message, resume, snapshot };

  // What a viewer has waited for.
  struct Served {
    Viewer* viewer = nullptr;
    Need need = Need::first_message;
    Addressed message;  // without a frame: the ring has what the viewer lacks
  };
  // What has to be asked of the log for those who stay.
  struct Wanted {
    bool is_first_message = false;
    bool is_snapshot = false;
    std::optional<domain::Seq> tail_after;
  };

  // Does nothing for a viewer who waits already. No answer will do that is older than what the log knows now.
  void add(Viewer& viewer, Need need, const KnownLog& log);
  void add(Viewer& viewer, ResumeFrom resume, const KnownLog& log);
  // Does nothing for a viewer who does not wait.
  void remove(Viewer& viewer);
  [[nodiscard]] static bool has(const Viewer& viewer) { return viewer.waiting_index_ != Viewer::kNowhere; }
  [[nodiscard]] bool is_empty() const { return waiting_.empty(); }

  // The next viewer that the log has something for; it waits no longer. Each one looked at is taken off the budget.
  std::optional<Served> next(KnownLog& log, std::size_t& budget);
  // How many have not been looked at.
  [[nodiscard]] std::size_t unseen() const { return waiting_.size() - seen_; }
  void look_again() { seen_ = 0; }
  // Gathered since the last call.
  Wanted take_wanted() { return std::exchange(wanted_, {}); }

  // The log reaches no further than this: no viewer has to wait for more.
  void expect_no_more_than(domain::Seq head);

  // --- Patience

  void log_failed(TimePoint now);
  void log_answered() { failing_since_.reset(); }
  // Takes out everybody, once the log has failed for so long.
  std::vector<Viewer*> give_up(TimePoint now, std::chrono::milliseconds after);

 private:
  struct Waiting {
    Viewer* viewer = nullptr;
    Need need = Need::first_message;
    domain::Seq at_least = 0;  // the answer must not be older
    domain::Seq after = 0;     // for a resume, with its epoch
    std::string epoch;
    std::uint32_t tails_asked = 0;  // before it came
  };
  // Or what has to be asked for; nothing, when that is on its way.
  using Verdict = std::expected<Addressed, std::optional<Question::Subject>>;

  static Verdict verdict_on(Waiting& waiting, KnownLog& log);
  static Verdict verdict_on_resume(Waiting& waiting, KnownLog& log);
  static Verdict verdict_on_snapshot(const Waiting& waiting, const KnownLog& log);
  void want(Question::Subject subject, domain::Seq after);
  void move(std::size_t from, std::size_t to);

  std::vector<Waiting> waiting_;
  std::size_t seen_ = 0;  // those before this one have been looked at
  Wanted wanted_;
  std::optional<TimePoint> failing_since_;
};

}  // namespace draftwire::realtime
