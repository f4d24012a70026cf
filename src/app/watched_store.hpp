#pragma once

#include <atomic>

#include "app/shared_store.hpp"
#include "app/store.hpp"
#include "app/store_health.hpp"

namespace draftwire::app {

// The store as a node uses it: before it is open, every use throws StoreUnavailable; from then on its health hears of
// each write that fails. Any thread.
class WatchedStore final : public Store {
 public:
  explicit WatchedStore(StoreHealth& health) : health_(health) {}

  // Once. `store` must outlive this.
  void open(Store& store) { store_ = &store; }

 private:
  void run_read(const ReadBody& body) override;
  void run_write(const WriteBody& body, Durability durability) override;
  Store& opened();

  StoreHealth& health_;
  std::atomic<Store*> store_ = nullptr;
};

// The same for what nodes tell one another by the store, which is asked most often. Any thread.
class WatchedSharedStore final : public SharedStore {
 public:
  // Both must outlive this.
  WatchedSharedStore(SharedStore& store, StoreHealth& health) : store_(store), health_(health) {}

  [[nodiscard]] const std::string& node() const override { return store_.node(); }
  [[nodiscard]] std::string league() override { return store_.league(); }
  NodeNews exchange(std::span<const WatchedChannel> watched, bool is_heard) override;
  void went_backwards(const std::string& epoch) override { store_.went_backwards(epoch); }
  void leave() override { store_.leave(); }

 private:
  SharedStore& store_;
  StoreHealth& health_;
};

}  // namespace draftwire::app
