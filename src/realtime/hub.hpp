#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "app/announcer.hpp"
#include "app/attendance.hpp"
#include "app/channel_log.hpp"
#include "base/metrics.hpp"
#include "base/mutex.hpp"
#include "base/worker_pool.hpp"
#include "realtime/audience.hpp"
#include "realtime/loop.hpp"
#include "realtime/options.hpp"

namespace draftwire::realtime {

class Shard;

// Carries what became durable to the viewers of this node: encodes a commit once and hands it to every shard.
// Any thread. The log, attendance, workers and metrics must outlive it; it must outlive the threads of its shards.
class Hub : public app::Announcer {
 public:
  Hub(Options options, app::ChannelLog& log, app::Attendance& attendance, WorkerPool& workers, Metrics& metrics);
  ~Hub() override;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  void committed(const std::shared_ptr<const app::Commit>& commit) override;
  void setup_changed(domain::DraftId draft, domain::TournamentId tournament) override;
  void tournament_deleted(domain::TournamentId tournament, const std::vector<domain::DraftId>& drafts) override;

  // The shard of a loop that is about to run. Owned by the hub; touched only on that loop's thread.
  Shard& attach(Loop& loop);

  // Forgets the shards. Precondition: their threads have ended and no viewer is left.
  void detach();

 private:
  template <class Task>
  void tell_shards(const Task& task);

  const Options options_;
  app::ChannelLog& log_;
  WorkerPool& workers_;
  Metrics& metrics_;
  Audience audience_;
  struct Attached;
  Mutex<std::vector<std::unique_ptr<Attached>>> shards_;
};

}  // namespace draftwire::realtime
