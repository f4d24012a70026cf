#include "server/store_watch.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <stdexcept>

#include "unit/auth/still_clock.hpp"

namespace draftwire::server {
namespace {

// Fails in three ways before it can be used.
class FailingStore final : public storage::RowStore {
 public:
  void require_usable() override { fail(); }
  void try_write() override {
    fail();
    has_written = true;
    has_written.notify_all();
  }

  std::atomic<bool> has_written = false;

 protected:
  void run_read(const ReadBody&) override {}
  void run_write(const WriteBody&, app::Durability) override {}
  void run_read_rows(const RowBody&) override {}
  void run_write_rows(const RowBody&) override {}

 private:
  void fail() {
    switch (++calls_) {
      case 1:
        throw std::bad_alloc();
      case 2:
        throw 42;
      case 3:
        throw std::logic_error("a bug");
      default:
        break;
    }
  }

  int calls_ = 0;
};

TEST(StoreWatch, goes_on_whatever_the_store_throws) {
  FailingStore store;
  testing::StillClock clock;
  app::StoreHealth health;
  auth::Expiry expiry(store, clock);
  StoreWatch watch(store, health, expiry);

  watch.start();
  store.has_written.wait(false);
  watch.stop();

  EXPECT_TRUE(health.is_usable(app::StoreHealth::Clock::now()));
}

}  // namespace
}  // namespace draftwire::server
