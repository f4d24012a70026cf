#include "base/lanes.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
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
#include "base/idle_wait.hpp"
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

// A lane, how many of its jobs run at most, and how many more may have begun because others wait idly.
struct Serves {
  Lane lane;
  QueueLimits limits;
  std::size_t at_once;
  std::size_t idle = 0;
};

struct Queue {
  explicit Queue(const Serves& served)
      : lane(served.lane),
        waiting(served.limits),
        at_once(served.at_once),
        begun_at_most(served.at_once + served.idle) {}

  Lane lane;
  FairQueue<Waiting> waiting;
  std::size_t at_once;
  std::size_t begun_at_most;
  // Changed under the lock, but for a job that has waited and goes on. `running` is more than `at_once` when several
  // do.
  std::atomic<std::size_t> running = 0;
  std::atomic<std::size_t> idle = 0;

  [[nodiscard]] bool is_ready() const {
    return !waiting.is_empty() && running < at_once && running + idle < begun_at_most;
  }
  // Of the jobs that the crew runs at once.
  [[nodiscard]] std::size_t places() const { return std::min(running.load(), at_once); }
};

// A thread that has nothing to do, until it is called.
struct Sleeper {
  std::condition_variable woken;
  bool is_called = false;
};

struct Queues {
  std::deque<Queue> all;  // the first is served first; complete before the first thread
  std::size_t at_once = 0;
  std::vector<Sleeper*> asleep;  // the last one fell asleep last
  unsigned turns = 0;
  bool is_stopping = false;

  [[nodiscard]] bool has_room() const {
    std::size_t taken = 0;
    for (const Queue& queue : all) taken += queue.places();
    return taken < at_once;
  }
  [[nodiscard]] bool has_work() const { return has_room() && std::ranges::any_of(all, &Queue::is_ready); }

  [[nodiscard]] Queue& of(Lane lane) { return *std::ranges::find(all, lane, &Queue::lane); }

  // The lane whose turn it is; nullptr: there is no work.
  [[nodiscard]] Queue* next() {
    if (!has_room()) return nullptr;
    Queue* found = nullptr;
    if ((turns + 1) % kBackToFront == 0) {
      const auto last = std::find_if(all.rbegin(), all.rend(), std::mem_fn(&Queue::is_ready));
      if (last != all.rend()) found = &*last;
    } else {
      const auto first = std::ranges::find_if(all, &Queue::is_ready);
      if (first != all.end()) found = &*first;
    }
    if (found != nullptr) ++turns;
    return found;
  }

  // The one that is to be woken for the work that is there, as soon as the lock is given up; nullptr: none. The last
  // that fell asleep: what it needs may still be in the core's cache.
  [[nodiscard]] Sleeper* call_one() {
    if (asleep.empty() || !has_work()) return nullptr;
    Sleeper* const called = asleep.back();
    asleep.pop_back();
    called->is_called = true;
    return called;
  }
};

void wake(Sleeper* sleeper) {
  if (sleeper != nullptr) sleeper->woken.notify_one();
}

}  // namespace

// Threads that serve some of the lanes.
class Lanes::Crew {
 public:
  // `at_once`: how many jobs run, of all lanes. `prepare`: what each thread does first.
  Crew(std::initializer_list<Serves> lanes, std::size_t at_once, void (*prepare)(), Metrics& metrics)
      : metrics_(metrics) {
    std::size_t threads = at_once;
    {
      auto queues = queues_.lock();
      queues->at_once = at_once;
      for (const Serves& served : lanes) {
        queues->all.emplace_back(served);
        threads += served.idle;
      }
    }
    for (std::size_t i = 0; i < threads; ++i) {
      Sleeper& sleeper = sleepers_.emplace_back();
      threads_.emplace_back([this, prepare, &sleeper] {
        prepare();
        work(sleeper);
      });
    }
  }

  void post(Lane lane, const Sender& sender, Waiting waiting) EXCLUDES(queues_) {
    std::vector<Waiting> unwanted;
    std::optional<FairQueue<Waiting>::TurnedAway> turned_away;
    std::optional<Waiting> late;
    Sleeper* called = nullptr;
    {
      auto queues = queues_.lock();
      if (queues->is_stopping) {
        late = std::move(waiting);
      } else {
        FairQueue<Waiting>& queue = queues->of(lane).waiting;
        if (queue.is_full()) unwanted = queue.take_if(is_unwanted);
        turned_away = queue.push(sender, std::move(waiting));
        metrics_.lane_waits(lane, queue.size());
        called = queues->call_one();
      }
    }
    if (late) return tell(std::move(*late), Turn::stopped);
    wake(called);
    for (Waiting& gone : unwanted) drop(lane, std::move(gone));
    if (!turned_away) return;
    metrics_.lane_refused(lane);
    const bool is_full = turned_away->why == FairQueue<Waiting>::Refusal::full;
    tell(std::move(turned_away->item), is_full ? Turn::no_room : Turn::too_many_of_sender);
  }

  void begin_to_stop() EXCLUDES(queues_) {
    std::vector<Waiting> let_go;
    std::vector<Sleeper*> called;
    {
      auto queues = queues_.lock();
      queues->is_stopping = true;
      for (Queue& queue : queues->all) {
        if (queue.lane == Lane::command) continue;
        std::ranges::move(queue.waiting.take_if([](const Waiting&) { return true; }), std::back_inserter(let_go));
      }
      called.swap(queues->asleep);
      for (Sleeper* sleeper : called) sleeper->is_called = true;
    }
    std::ranges::for_each(called, wake);
    for (Waiting& waiting : let_go) tell(std::move(waiting), Turn::stopped);
  }

  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  // The waits of one thread's jobs: meanwhile another thread may take a job of their lane.
  class Waits final : public IdleWaitListener {
   public:
    explicit Waits(Crew& crew) : crew_(crew) { listen_on_this_thread(this); }

    void is_of(Queue* queue) { queue_ = queue; }

    void begins_to_wait() override EXCLUDES(crew_.queues_) {
      if (queue_ == nullptr) return;
      Sleeper* called = nullptr;
      {
        auto queues = crew_.queues_.lock();
        --queue_->running;
        ++queue_->idle;
        called = queues->call_one();
      }
      wake(called);
    }

    void has_waited() override {
      if (queue_ == nullptr) return;
      ++queue_->running;  // before, so that never more begin than may
      --queue_->idle;
    }

   private:
    Crew& crew_;
    Queue* queue_ = nullptr;  // of the job that runs
  };

  void work(Sleeper& self) EXCLUDES(queues_) {
    Waits waits(*this);
    Queue* queue = nullptr;  // of the last job
    while (true) {
      std::optional<Waiting> waiting;
      Sleeper* called = nullptr;
      {
        auto queues = queues_.lock();
        if (queue != nullptr) --queue->running;
        while ((queue = queues->next()) == nullptr) {
          if (queues->is_stopping) return;
          self.is_called = false;
          queues->asleep.push_back(&self);
          queues.wait(self.woken, [&](const Queues&) { return self.is_called; });
        }
        waiting = queue->waiting.pop();
        ++queue->running;
        metrics_.lane_waits(queue->lane, queue->waiting.size());
        called = queues->call_one();
      }
      wake(called);
      if (is_unwanted(*waiting)) {
        drop(queue->lane, std::move(*waiting));
      } else {
        std::optional<FrequentYields> yields;
        if (queue->lane == Lane::dear) yields.emplace();
        waits.is_of(queue);
        tell(std::move(*waiting), Turn::now);
        waits.is_of(nullptr);
      }
    }
  }

  void drop(Lane lane, Waiting waiting) EXCLUDES(queues_) {
    metrics_.lane_dropped(lane);
    tell(std::move(waiting), Turn::unwanted);
  }

  Metrics& metrics_;
  Mutex<Queues> queues_;
  std::deque<Sleeper> sleepers_;      // one a thread
  std::vector<std::thread> threads_;  // touched by the owner only
};

Lanes::Lanes(const Plan& plan, Metrics& metrics)
    : workers_(std::make_unique<Crew>(
          std::initializer_list<Serves>{
              {Lane::command, plan.waiting_for_workers, std::max<std::size_t>(plan.workers, 2) - 1, plan.idle_commands},
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
