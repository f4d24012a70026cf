#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <variant>

#include "app/announcer.hpp"
#include "base/metrics.hpp"
#include "base/mutex.hpp"
#include "base/thread_loop.hpp"
#include "cluster/hint_format.hpp"
#include "cluster/redis_connection.hpp"

namespace draftwire::cluster {

// Publishes this node's hints, and its probes, in a thread of its own. A hint that Redis does not take at once is lost:
// the node that needed it reads the store. Any thread; ends its thread with itself.
class Publisher {
 public:
  Publisher(ConnectToRedis connect, std::string league, std::string node, Metrics& metrics);
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  void publish(std::shared_ptr<const app::Commit> commit) EXCLUDES(queue_);
  void publish(const SetupHint& hint) EXCLUDES(queue_);
  void publish(const DeletedHint& hint) EXCLUDES(queue_);

 private:
  using News = std::variant<std::shared_ptr<const app::Commit>, SetupHint, DeletedHint>;

  struct Queue {
    std::deque<News> waiting;
    bool is_stopping = false;
  };

  void push(News news) EXCLUDES(queue_);
  void take_turn() EXCLUDES(queue_);
  void lose(const std::deque<News>& news);
  void send_or_reconnect(const std::deque<News>& news) EXCLUDES(queue_);
  void send(const std::deque<News>& news);
  std::size_t append(const News& news);
  std::size_t append(const std::string& redis_channel, const Hint& hint);

  const ConnectToRedis connect_;
  const std::string league_;
  const std::string node_;
  Metrics& metrics_;
  Mutex<Queue> queue_;
  std::condition_variable changed_;

  // Its thread's own.
  std::unique_ptr<RedisConnection> redis_;
  std::int64_t probed_at_ = 0;
  bool was_connected_ = true;

  ThreadLoop loop_;  // last: it ends before what it uses
};

}  // namespace draftwire::cluster
