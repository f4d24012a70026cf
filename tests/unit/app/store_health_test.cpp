#include "app/store_health.hpp"

#include <gtest/gtest.h>

#include "app/store_unavailable.hpp"
#include "app/watched_store.hpp"

namespace draftwire::testing {
namespace {

using namespace std::chrono_literals;

class StoreHealthTest : public ::testing::Test {
 protected:
  void write_works() {
    const auto number = health.next_try(now);
    ASSERT_TRUE(number);
    health.has_written(*number, now);
  }

  app::StoreHealth health;
  app::StoreHealth::Clock::time_point now{1h};
};

TEST_F(StoreHealthTest, is_not_usable_before_a_write_has_worked) {
  EXPECT_FALSE(health.is_usable(now));
  health.has_answered(now);
  EXPECT_FALSE(health.is_usable(now));
  write_works();
  EXPECT_TRUE(health.is_usable(now));
}

TEST_F(StoreHealthTest, a_failure_counts_until_a_write_has_worked) {
  write_works();
  health.failed();
  EXPECT_FALSE(health.is_usable(now));
  health.has_answered(now);
  EXPECT_FALSE(health.is_usable(now));
  write_works();
  EXPECT_TRUE(health.is_usable(now));
  EXPECT_FALSE(health.next_try(now));
}

TEST_F(StoreHealthTest, a_try_that_failed_is_made_again_a_second_later_however_much_else_fails) {
  write_works();
  health.failed();
  EXPECT_TRUE(health.next_try(now));
  for (int i = 0; i < 9; ++i) {
    now += 100ms;
    health.failed();
    EXPECT_FALSE(health.next_try(now));
  }
  now += 100ms;
  EXPECT_TRUE(health.next_try(now));
}

TEST_F(StoreHealthTest, what_fails_during_a_try_is_not_cleared_by_it) {
  const auto number = health.next_try(now);
  health.failed();
  health.has_written(number.value(), now);
  EXPECT_FALSE(health.is_usable(now));
  write_works();
  EXPECT_TRUE(health.is_usable(now));
}

TEST_F(StoreHealthTest, is_not_usable_when_it_has_not_answered_for_long) {
  write_works();
  now += 2s;
  EXPECT_TRUE(health.is_usable(now));
  health.has_answered(now);
  now += 2s;
  EXPECT_TRUE(health.is_usable(now));
  now += 1s;
  EXPECT_FALSE(health.is_usable(now));
}

// Fails as it is told.
class FragileStore final : public app::Store {
 public:
  bool is_failing = false;

 private:
  void run_read(const ReadBody&) override { fail_if_told(); }
  void run_write(const WriteBody&, app::Durability) override { fail_if_told(); }
  void fail_if_told() const {
    if (is_failing) throw app::StoreError("the disk is full");
  }
};

class WatchedStoreTest : public StoreHealthTest {
 protected:
  static void nothing(const app::ReadTransaction&) {}

  FragileStore inner;
  app::WatchedStore store{health};
};

TEST_F(WatchedStoreTest, is_unavailable_before_it_is_open) {
  EXPECT_THROW(store.read(nothing), app::StoreUnavailable);
  EXPECT_THROW(store.write(nothing), app::StoreUnavailable);
  store.open(inner);
  EXPECT_NO_THROW(store.read(nothing));
  EXPECT_NO_THROW(store.write(nothing));
}

TEST_F(WatchedStoreTest, tells_of_writes_that_fail_and_of_nothing_else) {
  store.open(inner);
  write_works();
  store.write(nothing);
  EXPECT_TRUE(health.is_usable(now));
  inner.is_failing = true;
  EXPECT_THROW(store.read(nothing), app::StoreError);  // may be one draft that is damaged
  EXPECT_TRUE(health.is_usable(now));
  EXPECT_THROW(store.write(nothing), app::StoreError);
  EXPECT_FALSE(health.is_usable(now));
}

}  // namespace
}  // namespace draftwire::testing
