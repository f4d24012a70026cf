#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "realtime/archive.hpp"

namespace draftwire::testing {

// A draft's log as a list of commits, and an archive over it that answers when the test says so: what it says is read
// at that moment. Tails are the draft's only. Its cuts are plain words, `initial EPOCH SEQ SETUP` and `snapshot EPOCH
// SEQ SETUP`. One thread.
class ModelLog final : public realtime::Archive {
 public:
  static constexpr domain::DraftId kDraft{7};
  static constexpr domain::TournamentId kTournament{3};
  static constexpr domain::Seq kTournamentLead = 100;  // what the tournament's log has before this draft's
  static app::Channel channel() { return app::Channel::of(kDraft); }

  // These events as one commit; the same in every log.
  static wire::CommitFramePtr frame_of(domain::Seq first, domain::Seq last);

  // Appends one commit.
  wire::CommitFramePtr commit(int events = 1);
  void replace(std::string new_epoch);

  [[nodiscard]] domain::Seq head() const { return commits_.empty() ? 0 : commits_.back()->last_seq; }

  std::string epoch = "e1";
  int setup = 0;  // its version
  bool exists = true;
  bool is_available = true;
  bool is_throwing = false;  // at the next question

  // Questions that wait.
  [[nodiscard]] std::size_t asked() const { return questions_.size(); }
  // Answers the oldest one; with `read_now` false, the answer is read but reaches the asker by deliver_one().
  void answer_one(bool read_now = true);
  void answer_all();
  void deliver_one();
  [[nodiscard]] std::size_t undelivered() const { return answers_.size(); }

  int first_messages_read = 0;
  int snapshots_read = 0;
  int tails_read = 0;

  void initial_events(app::Channel channel, realtime::ThenDo<app::ChannelCut> then) override;
  void snapshot(app::Channel channel, realtime::ThenDo<app::ChannelCut> then) override;
  void commits_after(app::Channel channel, domain::Seq after, realtime::ThenDo<app::ChannelTail> then) override;

 private:
  using Delivery = std::move_only_function<void()>;
  using Question = std::move_only_function<Delivery()>;

  template <class T>
  void ask(std::function<T()> read, realtime::ThenDo<T> then);
  [[nodiscard]] app::ChannelCut cut(app::Channel channel, const std::string& word) const;

  std::vector<wire::CommitFramePtr> commits_;
  std::deque<Question> questions_;
  std::deque<Delivery> answers_;
};

}  // namespace draftwire::testing
