#pragma once

#include <chrono>
#include <condition_variable>
#include <optional>

#include "app/store_health.hpp"
#include "auth/expiry.hpp"
#include "base/mutex.hpp"
#include "base/thread_loop.hpp"
#include "storage/rows/row_store.hpp"

namespace draftwire::server {

// Looks after the store, on a thread of its own: whether it answers, and after a write has failed, whether it takes
// writes again; /readyz tells what it finds, so that no captain has to pick for that. Deletes what has had its time.
// Started and stopped by one thread; what it is given must outlive it.
class StoreWatch {
 public:
  StoreWatch(storage::RowStore& store, app::StoreHealth& health, auth::Expiry& expiry)
      : store_(store), health_(health), expiry_(expiry) {}
  StoreWatch(const StoreWatch&) = delete;
  StoreWatch& operator=(const StoreWatch&) = delete;

  void start();
  void stop();

 private:
  static constexpr std::chrono::milliseconds kEvery{100};

  void take_turn();
  void look();
  void tidy();

  storage::RowStore& store_;
  app::StoreHealth& health_;
  auth::Expiry& expiry_;
  Mutex<bool> is_stopping_{false};
  std::condition_variable changed_;
  bool is_failing_ = false;  // its thread only

  std::optional<ThreadLoop> loop_;  // last: it ends before what it uses
};

}  // namespace draftwire::server
