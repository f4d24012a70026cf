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

// Items that wait in lines, one for each sender. The lines take turns, so that a sender with many items delays another
// by one of them. Not for several threads at once.
template <class T>
class FairQueue {
 public:
  enum class Refusal { full, too_many_of_sender };
  struct TurnedAway {
    T item;
    Refusal why;
  };

  explicit FairQueue(QueueLimits limits) : limits_(limits) {}

  // What finds no place: nothing, the item itself, or, when all are taken, the last one of the longest line, which
  // makes room for senders that have less.
  [[nodiscard]] std::optional<TurnedAway> push(const Sender& sender, T item) {
    const auto known = by_sender_.find(sender.name);
    const std::size_t has = known == by_sender_.end() ? 0 : known->second->items.size();
    if (sender.is_limited && has >= limits_.of_sender) {
      return TurnedAway{std::move(item), Refusal::too_many_of_sender};
    }
    std::optional<TurnedAway> gone;
    if (is_full()) {
      const auto longest = std::ranges::max_element(lines_, {}, [](const Line& line) { return line.items.size(); });
      if (longest == lines_.end() || longest->items.size() <= has + 1) {
        return TurnedAway{std::move(item), Refusal::full};
      }
      gone.emplace(std::move(longest->items.back()), Refusal::full);  // it keeps one at least
      longest->items.pop_back();
      --size_;
    }
    line_of(sender.name).items.push_back(std::move(item));
    ++size_;
    return gone;
  }

  // The first item of the line whose turn it is.
  [[nodiscard]] std::optional<T> pop() {
    if (lines_.empty()) return std::nullopt;
    const auto line = lines_.begin();
    T item = std::move(line->items.front());
    line->items.pop_front();
    --size_;
    if (line->items.empty()) {
      forget(line);
    } else {
      lines_.splice(lines_.end(), lines_, line);
    }
    return item;
  }

  // Takes out all items that are so.
  template <class Predicate>
  [[nodiscard]] std::vector<T> take_if(Predicate predicate) {
    std::vector<T> taken;
    for (auto line = lines_.begin(); line != lines_.end();) {
      std::deque<T> staying;
      for (T& item : line->items) {
        if (predicate(item)) {
          taken.push_back(std::move(item));
        } else {
          staying.push_back(std::move(item));
        }
      }
      line->items = std::move(staying);
      const auto next = std::next(line);
      if (line->items.empty()) forget(line);
      line = next;
    }
    size_ -= taken.size();
    return taken;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] bool is_full() const { return size_ >= limits_.all; }

 private:
  struct Line {
    std::string sender;
    std::deque<T> items;  // never none
  };
  using Place = std::list<Line>::iterator;

  Line& line_of(const std::string& sender) {
    const auto [known, is_new] = by_sender_.try_emplace(sender);
    if (is_new) known->second = lines_.insert(lines_.end(), Line{sender, {}});
    return *known->second;
  }

  void forget(Place line) {
    by_sender_.erase(line->sender);
    lines_.erase(line);
  }

  const QueueLimits limits_;
  std::list<Line> lines_;  // the first is the next
  std::unordered_map<std::string, Place> by_sender_;
  std::size_t size_ = 0;
};

}  // namespace draftwire
