#include "base/worker_pool.hpp"

#include <condition_variable>
#include <deque>
#include <thread>
#include <utility>
#include <vector>

#include "base/exception_text.hpp"
#include "base/log_limit.hpp"
#include "base/mutex.hpp"
#include "base/short_turns.hpp"

namespace draftwire {

struct WorkerPool::Shared {
  struct Queue {
    std::deque<Job> jobs;
    bool is_stopping = false;
  };

  std::size_t queue_limit = 0;
  Mutex<Queue> queue;
  std::condition_variable has_work;
  std::vector<std::thread> threads;  // touched by the owner only

  void work() {
    work_in_short_turns();
    while (true) {
      Job job;
      {
        auto waiting = queue.lock();
        waiting.wait(has_work, [](const Queue& q) { return !q.jobs.empty() || q.is_stopping; });
        if (waiting->jobs.empty()) return;
        job = std::move(waiting->jobs.front());
        waiting->jobs.pop_front();
      }
      run(job);
    }
  }

  static void run(Job& job) {
    try {
      job();
    } catch (...) {
      limited_log::error("a job failed: {}", current_exception_text());
    }
  }
};

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue_limit) : shared_(std::make_unique<Shared>()) {
  shared_->queue_limit = queue_limit;
  for (std::size_t i = 0; i < threads; ++i) {
    shared_->threads.emplace_back([shared = shared_.get()] { shared->work(); });
  }
}

WorkerPool::~WorkerPool() {
  stop();
}

bool WorkerPool::try_post(WorkKind kind, Job job) {
  const std::size_t kept_for_writes = kind == WorkKind::read ? (shared_->queue_limit + 3) / 4 : 0;
  {
    auto queue = shared_->queue.lock();
    if (queue->is_stopping || queue->jobs.size() + kept_for_writes >= shared_->queue_limit) return false;
    queue->jobs.push_back(std::move(job));
  }
  shared_->has_work.notify_one();
  return true;
}

void WorkerPool::stop() {
  shared_->queue.lock()->is_stopping = true;
  shared_->has_work.notify_all();
  for (std::thread& thread : shared_->threads) thread.join();
  shared_->threads.clear();
}

}  // namespace draftwire
