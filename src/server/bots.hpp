#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <optional>
#include <random>

#include "app/announcer.hpp"
#include "app/draft_service.hpp"
#include "app/store.hpp"
#include "base/mutex.hpp"
#include "base/thread_loop.hpp"

namespace draftwire::server {

// Captains of one draft who pick by themselves, at a human pace, until a person takes their seat. They pick one of the
// best players left, through the same commands as everybody. Own thread; everything given must outlive it.
class Bots {
 public:
  Bots(app::Store& store, app::DraftService& drafts, std::chrono::milliseconds pace);
  Bots(const Bots&) = delete;
  Bots& operator=(const Bots&) = delete;

  // Plays this draft from now on. Any thread.
  void play(domain::DraftId draft) EXCLUDES(news_);

  // Any thread.
  void committed(const std::shared_ptr<const app::Commit>& commit) EXCLUDES(news_);

  // Returns once the draft that is played is completed or aborted; false when stop() came first. Any thread.
  [[nodiscard]] bool wait_until_over() EXCLUDES(news_);

  // Waits for so long, or until stop(): true when it came. Any thread.
  [[nodiscard]] bool wait_for_stop(std::chrono::milliseconds timeout) EXCLUDES(news_);

  // Any thread.
  void stop() EXCLUDES(news_);

 private:
  struct News {
    std::optional<domain::DraftId> draft;
    std::shared_ptr<const domain::State> state;
    bool is_stopping = false;
  };

  void take_turn() EXCLUDES(news_);
  void think_and_pick(const domain::State& state) EXCLUDES(news_);
  bool is_person_on_the_clock(const domain::State& state);

  app::Store& store_;
  app::DraftService& drafts_;
  const std::chrono::milliseconds pace_;

  // The bots' thread alone.
  std::mt19937 random_{std::random_device{}()};
  std::shared_ptr<const domain::State> thought_about_;

  Mutex<News> news_;
  std::condition_variable changed_;

  ThreadLoop loop_;  // last: it ends before what it uses
};

}  // namespace draftwire::server
