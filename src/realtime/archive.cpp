#include "realtime/archive.hpp"

#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "base/log_limit.hpp"

namespace draftwire::realtime {
namespace {

void deflate(app::ChannelCut& cut, Metrics& metrics) {
  cut.frame = wire::with_deflated(*cut.frame);
  metrics.message_deflated();
}

void deflate(app::ChannelTail& tail, Metrics& metrics) {
  for (wire::CommitFramePtr& commit : tail.commits) {
    commit = wire::with_deflated(*commit);
    metrics.message_deflated();
  }
}

}  // namespace

template <class T, class Question>
Read<T> WorkerArchive::answer_to(app::Channel channel, Question& question) {
  try {
    std::optional<T> found = question();
    if (!found) return std::unexpected(Unread::no_such_channel);
    if (audience_.takes_deflated(channel)) deflate(*found, metrics_);
    return std::move(*found);
  } catch (const std::exception& error) {
    limited_log::error("a channel's log could not be read: {}", error.what());
    return std::unexpected(Unread::unavailable);
  }
}

template <class T, class Question>
void WorkerArchive::ask(app::Channel channel, Question question, ThenDo<T> then) {
  const bool is_draft = channel.kind == app::Channel::Kind::draft;
  lanes_.post(Lane::join, {(is_draft ? "draft " : "tournament ") + std::to_string(channel.id)},
              [this, channel, question, then = std::move(then)](Lanes::Turn turn) mutable {
                Read<T> answer = std::unexpected(Unread::unavailable);
                if (turn == Lanes::Turn::now) answer = answer_to<T>(channel, question);
                loop_.post([answer = std::move(answer), then = std::move(then)]() mutable { then(std::move(answer)); });
              });
}

void WorkerArchive::initial_events(app::Channel channel, ThenDo<app::ChannelCut> then) {
  ask<app::ChannelCut>(
      channel,
      [&log = log_, &metrics = metrics_, channel] {
        metrics.log_read();
        metrics.first_message_encoded();
        return log.initial_events(channel);
      },
      std::move(then));
}

void WorkerArchive::snapshot(app::Channel channel, ThenDo<app::ChannelCut> then) {
  ask<app::ChannelCut>(
      channel,
      [&log = log_, &metrics = metrics_, channel] {
        metrics.log_read();
        return log.snapshot(channel);
      },
      std::move(then));
}

void WorkerArchive::commits_after(app::Channel channel, domain::Seq after, ThenDo<app::ChannelTail> then) {
  ask<app::ChannelTail>(
      channel,
      [&log = log_, &metrics = metrics_, channel, after] {
        metrics.log_read();
        return log.commits_after(channel, after);
      },
      std::move(then));
}

}  // namespace draftwire::realtime
