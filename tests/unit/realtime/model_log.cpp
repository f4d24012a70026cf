#include "unit/realtime/model_log.hpp"

#include <memory>
#include <stdexcept>
#include <utility>

namespace draftwire::testing {

wire::CommitFramePtr ModelLog::frame_of(domain::Seq first, domain::Seq last) {
  std::vector<domain::Event> events;
  for (domain::Seq seq = first; seq <= last; ++seq) {
    domain::Event event;
    event.seq = seq;
    event.tournament_seq = seq + kTournamentLead;
    event.id = {seq};
    event.draft_id = kDraft;
    event.tournament_id = kTournament;
    event.body = domain::DraftCompleted{};
    events.push_back(event);
  }
  return wire::commit_frame(events);
}

wire::CommitFramePtr ModelLog::commit(int events) {
  commits_.push_back(frame_of(head() + 1, head() + events));
  return commits_.back();
}

void ModelLog::replace(std::string new_epoch) {
  epoch = std::move(new_epoch);
  commits_.clear();
}

app::ChannelCut ModelLog::cut(app::Channel channel, const std::string& word) const {
  const domain::Seq seq = head() + (channel == ModelLog::channel() ? 0 : kTournamentLead);
  const std::string text = word + " " + epoch + " " + std::to_string(seq) + " " + std::to_string(setup);
  return {epoch, seq, std::make_shared<const wire::Frame>(wire::Frame::Opcode::text, text), setup};
}

template <class T>
void ModelLog::ask(std::function<T()> read, realtime::ThenDo<T> then) {
  if (std::exchange(is_throwing, false)) throw std::runtime_error("nothing can be asked");
  questions_.emplace_back([this, read = std::move(read), then = std::move(then)]() mutable {
    realtime::Read<T> answer = !is_available ? realtime::Read<T>(std::unexpected(realtime::Unread::unavailable))
                               : !exists     ? realtime::Read<T>(std::unexpected(realtime::Unread::no_such_channel))
                                             : realtime::Read<T>(read());
    return Delivery([answer = std::move(answer), then = std::move(then)]() mutable { then(std::move(answer)); });
  });
}

void ModelLog::initial_events(app::Channel channel, realtime::ThenDo<app::ChannelCut> then) {
  ask<app::ChannelCut>(
      [this, channel] {
        ++first_messages_read;
        return cut(channel, "initial");
      },
      std::move(then));
}

void ModelLog::snapshot(app::Channel channel, realtime::ThenDo<app::ChannelCut> then) {
  ask<app::ChannelCut>(
      [this, channel] {
        ++snapshots_read;
        return cut(channel, "snapshot");
      },
      std::move(then));
}

void ModelLog::commits_after(app::Channel, domain::Seq after, realtime::ThenDo<app::ChannelTail> then) {
  ask<app::ChannelTail>(
      [this, after] {
        ++tails_read;
        app::ChannelTail tail{epoch, head(), {}};
        for (const wire::CommitFramePtr& commit : commits_) {
          if (commit->first_seq > after) {
            tail.commits.push_back(commit);
          } else if (commit->last_seq > after) {  // the rest of a commit, as the channel log gives it
            tail.commits.push_back(frame_of(after + 1, commit->last_seq));
          }
        }
        return tail;
      },
      std::move(then));
}

void ModelLog::answer_one(bool read_now) {
  Question question = std::move(questions_.front());
  questions_.pop_front();
  answers_.push_back(question());
  if (read_now) {
    while (!answers_.empty()) deliver_one();
  }
}

void ModelLog::answer_all() {
  while (!questions_.empty()) answer_one();
}

void ModelLog::deliver_one() {
  Delivery delivery = std::move(answers_.front());
  answers_.pop_front();
  delivery();
}

}  // namespace draftwire::testing
