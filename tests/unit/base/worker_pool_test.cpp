#include "base/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <stdexcept>
#include <thread>

#include "base/mutex.hpp"

namespace draftwire {
namespace {

// Holds a worker until it is opened.
class Gate {
 public:
  void pass() {
    ++waiting;
    auto is_open = is_open_.lock();
    is_open.wait(opened_, [](bool yes) { return yes; });
  }
  void open() {
    *is_open_.lock() = true;
    opened_.notify_all();
  }
  std::atomic<int> waiting{0};

 private:
  Mutex<bool> is_open_{false};
  std::condition_variable opened_;
};

TEST(WorkerPool, runs_what_it_took_before_it_stops) {
  std::atomic<int> done{0};
  WorkerPool pool(3, 1'000);
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(pool.try_post(WorkKind::write, [&] { ++done; }));
  pool.stop();
  EXPECT_EQ(done, 500);
  EXPECT_FALSE(pool.try_post(WorkKind::write, [&] { ++done; }));
}

TEST(WorkerPool, refuses_reads_first_and_writes_last) {
  Gate gate;
  WorkerPool pool(1, 8);
  ASSERT_TRUE(pool.try_post(WorkKind::read, [&] { gate.pass(); }));
  while (gate.waiting == 0) std::this_thread::yield();
  int reads = 0;
  while (pool.try_post(WorkKind::read, [] {})) ++reads;
  int writes = 0;
  while (pool.try_post(WorkKind::write, [] {})) ++writes;
  EXPECT_EQ(reads, 6);
  EXPECT_EQ(writes, 2);
  gate.open();
}

TEST(WorkerPool, goes_on_after_a_job_that_throws) {
  std::atomic<int> done{0};
  WorkerPool pool(1, 8);
  ASSERT_TRUE(pool.try_post(WorkKind::read, [] { throw std::runtime_error("on purpose"); }));
  ASSERT_TRUE(pool.try_post(WorkKind::read, [] { throw 1; }));
  ASSERT_TRUE(pool.try_post(WorkKind::read, [&] { ++done; }));
  pool.stop();
  EXPECT_EQ(done, 1);
}

TEST(WorkerPool, runs_as_many_at_once_as_it_has_threads) {
  Gate gate;
  WorkerPool pool(4, 8);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(pool.try_post(WorkKind::read, [&] { gate.pass(); }));
  while (gate.waiting < 4) std::this_thread::yield();
  gate.open();
}

}  // namespace
}  // namespace draftwire
