#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "base/fair_queue.hpp"
#include "base/lane.hpp"
#include "base/metrics.hpp"

namespace draftwire {

// Threads that may block, and what waits for them in lanes. The workers take commands first, then joins, then reads;
// every eighth time they begin with the reads, so that nothing waits for ever. Dear reads, hashing and outgoing
// questions have threads of their own: no worker waits for them. In each lane the senders take turns. Any thread may
// post.
class Lanes {
 public:
  // What becomes of a job. It is told exactly once: on a thread of its lane when its turn comes or it is wanted no
  // more, else on any thread, perhaps before post() returns.
  enum class Turn {
    now,                 // do it
    no_room,             // the lane is full
    too_many_of_sender,  // the sender has its share of the lane
    unwanted,            // waits for nothing any more
    stopped,
  };
  using Job = std::move_only_function<void(Turn)>;
  using IsWanted = std::function<bool()>;

  struct Plan {
    // Threads. Commands leave one of the workers to the rest, when there are several.
    std::size_t workers = 4;
    std::size_t dear = 1;
    std::size_t hashing = 1;
    std::size_t outgoing = 4;

    QueueLimits waiting_for_workers{.all = 1024, .of_sender = 512};  // in each of their lanes
    QueueLimits waiting_dear{.all = 256, .of_sender = 64};
    QueueLimits waiting_to_hash{.all = 128, .of_sender = 32};
    QueueLimits waiting_to_ask{.all = 64, .of_sender = 32};

    [[nodiscard]] std::size_t threads() const { return workers + dear + hashing + outgoing; }
  };

  Lanes(const Plan& plan, Metrics& metrics);
  // Stops, if stop() was not called.
  ~Lanes();
  Lanes(const Lanes&) = delete;
  Lanes& operator=(const Lanes&) = delete;

  // `is_wanted`, asked on any thread when the job's turn comes or its room is needed, says whether to do it at all;
  // nothing: yes. An exception that leaves a job is logged and ends only that job.
  void post(Lane lane, const Sender& sender, Job job, IsWanted is_wanted = {});

  // Lets go of what waits but for the commands, does those, and joins the threads. Not from a job.
  void stop();

 private:
  class Crew;

  Crew& crew_of(Lane lane);

  std::unique_ptr<Crew> workers_;
  std::unique_ptr<Crew> dear_;
  std::unique_ptr<Crew> hashing_;
  std::unique_ptr<Crew> outgoing_;
};

}  // namespace draftwire
