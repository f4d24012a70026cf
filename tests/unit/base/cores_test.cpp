#include "base/cores.hpp"

#include <gtest/gtest.h>
#include <sched.h>

#include <thread>

namespace draftwire {
namespace {

TEST(Cores, a_thread_stays_where_it_is_told_and_others_go_on_everywhere) {
  const std::vector<std::size_t> all = allowed_cores();
  ASSERT_FALSE(all.empty());
  std::vector<std::size_t> of_thread;
  int runs_on = -1;
  std::thread([&] {
    stay_on_core(all.back());
    of_thread = allowed_cores();
    runs_on = sched_getcpu();
  }).join();
  EXPECT_EQ(of_thread, std::vector{all.back()});
  EXPECT_EQ(runs_on, static_cast<int>(all.back()));
  EXPECT_EQ(allowed_cores(), all);
}

TEST(Cores, one_that_is_not_there_changes_nothing) {
  std::thread([all = allowed_cores()] {
    stay_on_core(1'000);
    EXPECT_EQ(allowed_cores(), all);
  }).join();
}

}  // namespace
}  // namespace draftwire
