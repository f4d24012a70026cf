#include "base/frequent_yields.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <ctime>

namespace draftwire {
namespace {

using std::chrono::nanoseconds;

nanoseconds time_computed() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

// How often this thread let go of its core by itself while it computed for 30 ms.
long times_let_go() {
  rusage before{};
  rusage after{};
  getrusage(RUSAGE_THREAD, &before);
  const nanoseconds end = time_computed() + std::chrono::milliseconds(30);
  while (time_computed() < end) continue;
  getrusage(RUSAGE_THREAD, &after);
  return after.ru_nvcsw - before.ru_nvcsw;
}

TEST(FrequentYields, let_go_of_the_core_often_for_as_long_as_they_live) {
  EXPECT_LT(times_let_go(), 5);
  {
    const FrequentYields yields;
    EXPECT_GT(times_let_go(), 40);
  }
  EXPECT_LT(times_let_go(), 5);
}

}  // namespace
}  // namespace draftwire
