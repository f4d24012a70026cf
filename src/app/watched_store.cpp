#include "app/watched_store.hpp"

#include "app/store_unavailable.hpp"

namespace draftwire::app {

void WatchedStore::run_read(const ReadBody& body) {
  opened().read([&](const ReadTransaction& tx) { body(tx); });
}

void WatchedStore::run_write(const WriteBody& body, Durability durability) {
  try {
    opened().write([&](WriteTransaction& tx) { body(tx); }, durability);
  } catch (const StoreError&) {
    health_.failed();
    throw;
  }
}

Store& WatchedStore::opened() {
  Store* const store = store_;
  if (store == nullptr) throw StoreUnavailable("the database is not open yet");
  return *store;
}

NodeNews WatchedSharedStore::exchange(std::span<const WatchedChannel> watched, bool is_heard) {
  try {
    return store_.exchange(watched, is_heard);
  } catch (const StoreError&) {
    health_.failed();
    throw;
  }
}

}  // namespace draftwire::app
