#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace draftwire {

// What a job is for, so that overload refuses what matters least first.
enum class WorkKind { read, write };

// Threads that may block: the database, password hashing, outgoing requests. Any thread may post.
class WorkerPool {
 public:
  using Job = std::move_only_function<void()>;

  // At most `queue_limit` jobs wait; the last quarter of the queue is kept for writes.
  WorkerPool(std::size_t threads, std::size_t queue_limit);
  // Stops, when nobody did.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False when the queue is too full for this kind, or the pool stops: the job will not run. An exception that
  // leaves a job is logged and ends only that job.
  [[nodiscard]] bool try_post(WorkKind kind, Job job);

  // Refuses new jobs, runs those that wait, and joins the threads. Not from a job.
  void stop();

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace draftwire
