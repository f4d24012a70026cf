#include "realtime/archive.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace draftwire::realtime {
namespace {

template <class T, class Question>
Read<T> answer_to(Question& question) {
  try {
    std::optional<T> found = question();
    if (!found) return std::unexpected(Unread::no_such_channel);
    return std::move(*found);
  } catch (const std::exception& error) {
    spdlog::error("a channel's log could not be read: {}", error.what());
    return std::unexpected(Unread::unavailable);
  }
}

}  // namespace

template <class T, class Question>
void WorkerArchive::ask(Question question, ThenDo<T> then) {
  // Shared, because the job that is refused takes what it holds with it.
  auto shared_then = std::make_shared<ThenDo<T>>(std::move(then));
  const bool is_taken = workers_.try_post(WorkKind::read, [&loop = loop_, question, shared_then]() mutable {
    loop.post([answer = answer_to<T>(question), shared_then]() mutable { (*shared_then)(std::move(answer)); });
  });
  if (is_taken) return;
  loop_.post([shared_then] { (*shared_then)(std::unexpected(Unread::unavailable)); });
}

void WorkerArchive::initial_events(app::Channel channel, ThenDo<app::ChannelCut> then) {
  ask<app::ChannelCut>(
      [&log = log_, &metrics = metrics_, channel] {
        metrics.log_read();
        metrics.first_message_encoded();
        return log.initial_events(channel);
      },
      std::move(then));
}

void WorkerArchive::snapshot(app::Channel channel, ThenDo<app::ChannelCut> then) {
  ask<app::ChannelCut>(
      [&log = log_, &metrics = metrics_, channel] {
        metrics.log_read();
        return log.snapshot(channel);
      },
      std::move(then));
}

void WorkerArchive::commits_after(app::Channel channel, domain::Seq after, ThenDo<app::ChannelTail> then) {
  ask<app::ChannelTail>(
      [&log = log_, &metrics = metrics_, channel, after] {
        metrics.log_read();
        return log.commits_after(channel, after);
      },
      std::move(then));
}

}  // namespace draftwire::realtime
