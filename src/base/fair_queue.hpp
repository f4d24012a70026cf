#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <iterator>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace draftwire {

// For whom something waits.
struct Sender {
  std::string name;         // of a client: its address, the /64 of IPv6
  bool is_limited = false;  // may have no more than its share of a queue
};

// How many may wait, and how many of one sender that is limited.
struct QueueLimits {
  std::size_t all = 0;
  std::size_t of_sender = 0;
};

// Items that wait in queues, one for each sender. The queues take turns, so that a sender with many items delays
// another by one of them. Not for several threads at once.
template <class T>
class FairQueue {
 public:
  enum class Refusal { full, too_many_of_sender };
  struct TurnedAway {
    T item;
    Refusal why;
  };

  explicit FairQueue(QueueLimits limits) : limits_(limits) {}

  // What finds no room: nothing, the item itself, or, when nothing is left, the last one of the longest queue, which
  // makes room for senders that have less.
  [[nodiscard]] std::optional<TurnedAway> push(const Sender& sender, T item) {
    const auto known = by_sender_.find(sender.name);
    const std::size_t has = known == by_sender_.end() ? 0 : known->second->items.size();
    if (sender.is_limited && has >= limits_.of_sender) {
      return TurnedAway{std::move(item), Refusal::too_many_of_sender};
    }
    std::optional<TurnedAway> gone;
    if (is_full()) {
      const auto longest = std::ranges::max_element(queues_, {}, [](const Queue& queue) { return queue.items.size(); });
      if (longest == queues_.end() || longest->items.size() <= has + 1) {
        return TurnedAway{std::move(item), Refusal::full};
      }
      gone.emplace(std::move(longest->items.back()), Refusal::full);  // it keeps one at least
      longest->items.pop_back();
      --size_;
    }
    queue_of(sender.name).items.push_back(std::move(item));
    ++size_;
    return gone;
  }

  // The first item of the queue whose turn it is.
  [[nodiscard]] std::optional<T> pop() {
    if (queues_.empty()) return std::nullopt;
    const auto queue = queues_.begin();
    T item = std::move(queue->items.front());
    queue->items.pop_front();
    --size_;
    if (queue->items.empty()) {
      forget(queue);
    } else {
      queues_.splice(queues_.end(), queues_, queue);
    }
    return item;
  }

  // Takes out all items that are so.
  template <class Predicate>
  [[nodiscard]] std::vector<T> take_if(Predicate predicate) {
    std::vector<T> taken;
    for (auto queue = queues_.begin(); queue != queues_.end();) {
      std::deque<T> staying;
      for (T& item : queue->items) {
        if (predicate(item)) {
          taken.push_back(std::move(item));
        } else {
          staying.push_back(std::move(item));
        }
      }
      queue->items = std::move(staying);
      const auto next = std::next(queue);
      if (queue->items.empty()) forget(queue);
      queue = next;
    }
    size_ -= taken.size();
    return taken;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] bool is_full() const { return size_ >= limits_.all; }

 private:
  struct Queue {
    std::string sender;
    std::deque<T> items;  // never none
  };
  using Position = std::list<Queue>::iterator;

  Queue& queue_of(const std::string& sender) {
    const auto [known, is_new] = by_sender_.try_emplace(sender);
    if (is_new) known->second = queues_.insert(queues_.end(), Queue{sender, {}});
    return *known->second;
  }

  void forget(Position queue) {
    by_sender_.erase(queue->sender);
    queues_.erase(queue);
  }

  const QueueLimits limits_;
  std::list<Queue> queues_;  // the first is the next
  std::unordered_map<std::string, Position> by_sender_;
  std::size_t size_ = 0;
};

}  // namespace draftwire
