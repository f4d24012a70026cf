#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/live_channels.hpp"
#include "app/shared_store.hpp"
#include "base/metrics.hpp"
#include "base/mutex.hpp"
#include "base/thread_loop.hpp"
#include "cluster/hint_proof.hpp"

namespace draftwire::cluster {

// Compares what this node shows with what the store has: every second, and more than every quarter second while hints
// are not proven to arrive, from this node or from another. Has a thread between start() and stop(); any thread.
class HeadWatch {
 public:
  static constexpr std::chrono::milliseconds kCalm{1'000};
  static constexpr std::chrono::milliseconds kQuick{200};
  static constexpr std::chrono::milliseconds kIdle{5'000};  // no channel is watched

  // Which heads were read, for those who subscribe by them.
  using TellHeads = std::function<void(const std::vector<app::ChannelHead>&)>;

  // Without a proof no hints are ever proven to arrive.
  HeadWatch(app::SharedStore& store, app::LiveChannels& live, Metrics& metrics, const HintProof* proof,
            TellHeads tell_heads);
  ~HeadWatch();
  HeadWatch(const HeadWatch&) = delete;
  HeadWatch& operator=(const HeadWatch&) = delete;

  // Compares now.
  void look() EXCLUDES(news_);

  // The log reaches at least so far: a node made it so.
  void saw(const std::string& epoch, app::Channel channel, domain::Seq seq) EXCLUDES(news_);

  [[nodiscard]] bool is_of_this_log(const std::string& epoch) EXCLUDES(news_) { return news_.lock()->epoch == epoch; }

  void start();
  // Ends the thread.
  void stop();

 private:
  using SeenHeads = std::map<app::Channel, domain::Seq>;

  struct News {
    bool is_look_due = true;
    bool is_stopping = false;
    std::string epoch;
    SeenHeads seen;  // in the log of that epoch
  };

  void take_turn() EXCLUDES(news_);
  [[nodiscard]] bool is_quick() const;
  [[nodiscard]] std::chrono::milliseconds time_to_next_look() const;
  void compare() EXCLUDES(news_);
  void take_in(const std::vector<app::WatchedChannel>& watched, const News& before, const app::NodeNews& now)
      EXCLUDES(news_);
  void store_answers(bool does) EXCLUDES(news_);

  app::SharedStore& store_;
  app::LiveChannels& live_;
  Metrics& metrics_;
  const HintProof* proof_;
  const TellHeads tell_heads_;

  Mutex<News> news_;
  std::condition_variable changed_;

  // The thread's own.
  std::chrono::steady_clock::time_point looked_at_;
  bool is_anything_watched_ = true;
  bool is_everybody_heard_ = true;
  bool is_store_away_ = false;

  std::optional<ThreadLoop> loop_;  // last: it ends before what it uses
};

}  // namespace draftwire::cluster
