#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/mutex.hpp"

namespace draftwire {

// Immutable values by name, those that were used last, up to so many bytes. Any thread.
template <class Value>
class ByteCache {
 public:
  using Kept = std::shared_ptr<const Value>;

  explicit ByteCache(std::size_t capacity) : capacity_(capacity) {}

  // nullptr: not kept.
  Kept find(std::string_view name) {
    auto entries = entries_.lock();
    const auto known = entries->by_name.find(name);
    if (known == entries->by_name.end()) return nullptr;
    entries->by_use.splice(entries->by_use.begin(), entries->by_use, known->second);
    return known->second->value;
  }

  // In the place of what has the name already. `bytes` is what the value takes; what is larger than all that may be
  // kept is not.
  void keep(std::string name, Kept value, std::size_t bytes) {
    bytes += 2 * name.size() + kEntryBytes;
    auto entries = entries_.lock();
    if (const auto known = entries->by_name.find(name); known != entries->by_name.end()) {
      drop(*entries, known->second);
    }
    if (bytes > capacity_) return;
    entries->by_use.push_front({std::move(name), std::move(value), bytes});
    entries->by_name.emplace(entries->by_use.front().name, entries->by_use.begin());
    entries->bytes += bytes;
    while (entries->bytes > capacity_) drop(*entries, std::prev(entries->by_use.end()));
  }

  [[nodiscard]] std::size_t bytes() { return entries_.lock()->bytes; }

 private:
  // A node of each of the two containers, about.
  static constexpr std::size_t kEntryBytes = 160;

  struct Entry {
    std::string name;
    Kept value;
    std::size_t bytes = 0;
  };
  struct Entries {
    std::list<Entry> by_use;  // the last used first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_name;
    std::size_t bytes = 0;
  };

  static void drop(Entries& entries, typename std::list<Entry>::iterator entry) {
    entries.bytes -= entry->bytes;
    entries.by_name.erase(entry->name);
    entries.by_use.erase(entry);
  }

  const std::size_t capacity_;
  Mutex<Entries> entries_;
};

}  // namespace draftwire
