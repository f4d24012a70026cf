#include "cluster/publisher.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "base/log_limit.hpp"
#include "cluster/hint_proof.hpp"

namespace draftwire::cluster {
namespace {

constexpr std::size_t kMaxWaiting = 1'024;

}  // namespace

Publisher::Publisher(ConnectToRedis connect, std::string league, std::string node, Metrics& metrics)
    : connect_(std::move(connect)),
      league_(std::move(league)),
      node_(std::move(node)),
      metrics_(metrics),
      loop_(
          "publisher of hints", [this] { take_turn(); },
          [this] {
            queue_.lock()->is_stopping = true;
            changed_.notify_all();
          }) {}

void Publisher::publish(std::shared_ptr<const app::Commit> commit) {
  push(std::move(commit));
}
void Publisher::publish(const SetupHint& hint) {
  push(hint);
}
void Publisher::publish(const DeletedHint& hint) {
  push(hint);
}

void Publisher::push(News news) {
  auto queue = queue_.lock();
  if (queue->waiting.size() >= kMaxWaiting) {
    queue->waiting.pop_front();
    metrics_.hint_lost();
  }
  queue->waiting.push_back(std::move(news));
  changed_.notify_all();
}

void Publisher::take_turn() {
  std::deque<News> news;
  {
    auto queue = queue_.lock();
    static_cast<void>(queue.wait_for(changed_, HintProof::kProbeEvery,
                                     [](const Queue& now) { return now.is_stopping || !now.waiting.empty(); }));
    if (queue->is_stopping && queue->waiting.empty()) return;
    news.swap(queue->waiting);
  }
  try {
    send_or_reconnect(news);
    if (!std::exchange(was_connected_, true)) spdlog::info("Redis is back: hints go out");
  } catch (const RedisError& error) {
    lose(news);
    if (std::exchange(was_connected_, false)) limited_log::warn("Redis takes no hints: {}", error.what());
    auto queue = queue_.lock();
    static_cast<void>(
        queue.wait_for(changed_, RedisConnection::kPatience, [](const Queue& now) { return now.is_stopping; }));
  } catch (...) {
    lose(news);
    throw;
  }
}

// What the connection has been told of them is unknown, so it is of no use any more.
void Publisher::lose(const std::deque<News>& news) {
  redis_.reset();
  for (std::size_t lost = 0; lost < news.size(); ++lost) metrics_.hint_lost();
}

// A line that was cut while it was idle is found out by the next hint, which must not be lost by it. Those that were
// sent twice are known when they come.
void Publisher::send_or_reconnect(const std::deque<News>& news) {
  if (redis_ != nullptr) {
    try {
      return send(news);
    } catch (const RedisError&) {
      redis_.reset();
      probed_at_ = 0;
    }
  }
  redis_ = connect_();
  send(news);
}

void Publisher::send(const std::deque<News>& news) {
  std::size_t commands = 0;
  for (const News& item : news) commands += append(item);
  if (const std::int64_t now = HintProof::now(); now - probed_at_ >= HintProof::kProbeEvery.count()) {
    probed_at_ = now;
    commands += append(node_redis_channel(league_, node_), {node_, Probe{now}});
  }
  redis_->flush();
  for (; commands > 0; --commands) redis_->answer();
  for (std::size_t sent = 0; sent < news.size(); ++sent) metrics_.hint_sent();
}

std::size_t Publisher::append(const News& news) {
  if (const auto* commit = std::get_if<std::shared_ptr<const app::Commit>>(&news)) {
    const CommitHint hint{(*commit)->epoch, (*commit)->frame};
    return append(draft_redis_channel(league_, hint.commit->tournament_id, hint.commit->draft_id), {node_, hint});
  }
  if (const auto* setup = std::get_if<SetupHint>(&news)) {
    return append(draft_redis_channel(league_, setup->tournament, setup->draft.value_or(domain::DraftId{0})),
                  {node_, *setup});
  }
  // Once a draft, for those who watch only that; its number is 0 for a tournament without any.
  const auto& deleted = std::get<DeletedHint>(news);
  std::size_t commands = append(draft_redis_channel(league_, deleted.tournament, {0}), {node_, deleted});
  for (const domain::DraftId draft : deleted.drafts) {
    commands += append(draft_redis_channel(league_, deleted.tournament, draft), {node_, deleted});
  }
  return commands;
}

std::size_t Publisher::append(const std::string& redis_channel, const Hint& hint) {
  redis_->append({"PUBLISH", redis_channel, encode(hint)});
  return 1;
}

}  // namespace draftwire::cluster
