#pragma once

#include <atomic>
#include <functional>
#include <set>
#include <string>

#include "base/mutex.hpp"
#include "base/thread_loop.hpp"
#include "cluster/hint_format.hpp"
#include "cluster/hint_proof.hpp"
#include "cluster/redis_connection.hpp"

namespace draftwire::cluster {

// What a node wants to hear of.
struct Subscriptions {
  std::set<std::string> redis_channels;
  std::set<std::string> patterns;

  bool operator==(const Subscriptions&) const = default;
};

// The subscription at Redis, in a thread of its own. That hints arrive it proves by the node's own probes, which are
// subscribed to last: who hears them hears everything. Ends its thread with itself.
class HintListener {
 public:
  struct Told {
    std::function<void(const Hint&)> hint;
    std::function<void()> hears_more;  // a subscription began: what was said before is not known here
  };

  // `told` is called on the listener's thread. `own_channel` is the Redis channel that the probes come by.
  HintListener(ConnectToRedis connect, std::string own_channel, HintProof& proof, Told told);
  ~HintListener();
  HintListener(const HintListener&) = delete;
  HintListener& operator=(const HintListener&) = delete;

  // Any thread.
  void want(Subscriptions wanted) EXCLUDES(wanted_);

 private:
  void take_turn() EXCLUDES(wanted_);
  void listen() EXCLUDES(wanted_);
  void subscribe(RedisConnection& redis, Subscriptions& current) EXCLUDES(wanted_);
  void take_in(const redisReply& reply);
  void wake() const;

  const ConnectToRedis connect_;
  const std::string own_channel_;
  HintProof& proof_;
  const Told told_;
  const int wake_;  // an eventfd
  Mutex<Subscriptions> wanted_;
  std::atomic<bool> is_stopping_{false};
  bool was_connected_ = true;  // its thread only

  ThreadLoop loop_;  // last: it ends before what it uses
};

}  // namespace draftwire::cluster
