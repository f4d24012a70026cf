#include "base/lanes.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/background.hpp"
#include "base/exception_text.hpp"
#include "base/frequent_yields.hpp"
#include "base/log_limit.hpp"
#include "base/mutex.hpp"
#include "base/short_turns.hpp"

namespace draftwire {
namespace {

constexpr unsigned kBackToFront = 8;

struct Waiting {
  Lanes::Job job;
  Lanes::IsWanted is_wanted;
};

bool is_unwanted(const Waiting& waiting) {
  return waiting.is_wanted && !waiting.is_wanted();
}

void tell(Waiting waiting, Lanes::Turn turn) {
  try {
    waiting.job(turn);
  } catch (...) {
    limited_log::error("a job failed: {}", current_exception_text());
  }
}

// A lane and how many of its jobs run at most.
struct Serves {
  Lane lane;
  QueueLimits limits;
  std::size_t at_once;
};

struct Queue {
  explicit Queue(const Serves& served) : lane(served.lane), waiting(served.limits), at_once(served.at_once) {}

  Lane lane;
  FairQueue<Waiting> waiting;
  std::size_t at_once;
  std::size_t running = 0;

  [[nodiscard]] bool is_ready() const { return !waiting.is_empty() && running < at_once; }
};

struct Queues {
  std::vector<Queue> all;  // the first is served first; complete before the first thread
  unsigned turns = 0;
  bool is_stopping = false;

  [[nodiscard]] bool has_work() const { return std::ranges::any_of(all, &Queue::is_ready); }

  [[nodiscard]] Queue& of(Lane lane) { return *std::ranges::find(all, lane, &Queue::lane); }

  // Precondition: there is work.
  [[nodiscard]] Queue& next() {
    if (++turns % kBackToFront == 0) return *std::find_if(all.rbegin(), all.rend(), std::mem_fn(&Queue::is_ready));
    return *std::ranges::find_if(all, &Queue::is_ready);
  }
};

}  // namespace

// Threads that serve some of the lanes.
class Lanes::Crew {
 public:
  // `prepare`: what each thread does first.
  Crew(std::initializer_list<Serves> lanes, std::size_t threads, void (*prepare)(), Metrics& metrics)
      : metrics_(metrics) {
    {
      auto queues = queues_.lock();
      for (const Serves& served : lanes) queues->all.emplace_back(served);
    }
    for (std::size_t i = 0; i < threads; ++i) {
      threads_.emplace_back([this, prepare] {
        prepare();
        work();
      });
    }
  }

  void post(Lane lane, const Sender& sender, Waiting waiting) EXCLUDES(queues_) {
    std::vector<Waiting> unwanted;
    std::optional<FairQueue<Waiting>::TurnedAway> turned_away;
    std::optional<Waiting> late;
    {
      auto queues = queues_.lock();
      if (queues->is_stopping) {
        late = std::move(waiting);
      } else {
        FairQueue<Waiting>& queue = queues->of(lane).waiting;
        if (queue.is_full()) unwanted = queue.take_if(is_unwanted);
        turned_away = queue.push(sender, std::move(waiting));
        metrics_.lane_waits(lane, queue.size());
      }
    }
    if (late) return tell(std::move(*late), Turn::stopped);
    has_work_.notify_one();
    for (Waiting& gone : unwanted) drop(lane, std::move(gone));
    if (!turned_away) return;
    metrics_.lane_refused(lane);
    const bool is_full = turned_away->why == FairQueue<Waiting>::Refusal::full;
    tell(std::move(turned_away->item), is_full ? Turn::no_room : Turn::too_many_of_sender);
  }

  void begin_to_stop() EXCLUDES(queues_) {
    std::vector<Waiting> let_go;
    {
      auto queues = queues_.lock();
      queues->is_stopping = true;
      for (Queue& queue : queues->all) {
        if (queue.lane == Lane::command) continue;
        std::ranges::move(queue.waiting.take_if([](const Waiting&) { return true; }), std::back_inserter(let_go));
      }
    }
    has_work_.notify_all();
    for (Waiting& waiting : let_go) tell(std::move(waiting), Turn::stopped);
  }

  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  void work() EXCLUDES(queues_) {
    while (true) {
      Queue* queue = nullptr;
      std::optional<Waiting> waiting;
      bool has_more = false;
      {
        auto queues = queues_.lock();
        queues.wait(has_work_, [](const Queues& q) { return q.has_work() || q.is_stopping; });
        if (!queues->has_work()) return;
        queue = &queues->next();
        waiting = queue->waiting.pop();
        ++queue->running;
        metrics_.lane_waits(queue->lane, queue->waiting.size());
        has_more = queues->has_work();
      }
      // A thread that was woken for this may have found its lane with enough running, and sleep again.
      if (has_more) has_work_.notify_one();
      if (is_unwanted(*waiting)) {
        drop(queue->lane, std::move(*waiting));
      } else {
        std::optional<FrequentYields> yields;
        if (queue->lane == Lane::dear) yields.emplace();
        tell(std::move(*waiting), Turn::now);
      }
      const auto queues = queues_.lock();
      --queue->running;
    }
  }

  void drop(Lane lane, Waiting waiting) EXCLUDES(queues_) {
    metrics_.lane_dropped(lane);
    tell(std::move(waiting), Turn::unwanted);
  }

  Metrics& metrics_;
  Mutex<Queues> queues_;
  std::condition_variable has_work_;
  std::vector<std::thread> threads_;  // touched by the owner only
};

Lanes::Lanes(const Plan& plan, Metrics& metrics)
    : workers_(std::make_unique<Crew>(
          std::initializer_list<Serves>{
              {Lane::command, plan.waiting_for_workers, std::max<std::size_t>(plan.workers, 2) - 1},
              {Lane::join, plan.waiting_for_workers, plan.workers},
              {Lane::read, plan.waiting_for_workers, plan.workers}},
          plan.workers, work_in_short_turns, metrics)),
      dear_(std::make_unique<Crew>(std::initializer_list<Serves>{{Lane::dear, plan.waiting_dear, plan.dear}}, plan.dear,
                                   work_in_the_background, metrics)),
      // Hashes themselves step back (auth::Passwords), but not what is done with the store for them.
      hashing_(
          std::make_unique<Crew>(std::initializer_list<Serves>{{Lane::hashing, plan.waiting_to_hash, plan.hashing}},
                                 plan.hashing, work_in_short_turns, metrics)),
      outgoing_(
          std::make_unique<Crew>(std::initializer_list<Serves>{{Lane::outgoing, plan.waiting_to_ask, plan.outgoing}},
                                 plan.outgoing, work_in_short_turns, metrics)) {}

Lanes::~Lanes() {
  stop();
}

Lanes::Crew& Lanes::crew_of(Lane lane) {
  switch (lane) {
    case Lane::dear:
      return *dear_;
    case Lane::hashing:
      return *hashing_;
    case Lane::outgoing:
      return *outgoing_;
    case Lane::command:
    case Lane::join:
    case Lane::read:
      break;
  }
  return *workers_;
}

void Lanes::post(Lane lane, const Sender& sender, Job job, IsWanted is_wanted) {
  crew_of(lane).post(lane, sender, {std::move(job), std::move(is_wanted)});
}

void Lanes::stop() {
  const std::array crews{workers_.get(), dear_.get(), hashing_.get(), outgoing_.get()};
  for (Crew* crew : crews) crew->begin_to_stop();
  for (Crew* crew : crews) crew->join();
}

}  // namespace draftwire
