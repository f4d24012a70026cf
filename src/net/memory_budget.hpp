#pragma once

#include <atomic>
#include <cstddef>

namespace draftwire::net {

// How much memory clients may make the server hold, over all connections: requests that are not whole or not answered,
// and answers that the client does not take. Any thread; must outlive its shares.
class MemoryBudget {
 public:
  // Every connection has so much beside the budget: a pick, or a look at a page, fits in it.
  static constexpr std::size_t kFree = 4 * 1024;

  explicit MemoryBudget(std::size_t limit) : limit_(limit) {}

  // What one connection holds. One thread.
  class Share {
   public:
    explicit Share(MemoryBudget& budget) : budget_(budget) {}
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;
    ~Share() { hold(0); }

    // Whether it may hold so many bytes now; if so, it does.
    [[nodiscard]] bool may_hold(std::size_t bytes) {
      const std::size_t before = held_;
      charge(beside(bytes));
      if (held_ <= before || budget_.held() <= budget_.limit_) return true;
      charge(before);
      return false;
    }

    // What is there already is held, whatever the budget.
    void hold(std::size_t bytes) { charge(beside(bytes)); }

   private:
    static std::size_t beside(std::size_t bytes) { return bytes > kFree ? bytes - kFree : 0; }

    void charge(std::size_t bytes) {
      if (bytes == held_) return;
      budget_.held_.fetch_add(bytes - held_);  // wraps around for less
      held_ = bytes;
    }

    MemoryBudget& budget_;
    std::size_t held_ = 0;
  };

  [[nodiscard]] std::size_t held() const { return held_.load(); }

 private:
  const std::size_t limit_;
  std::atomic<std::size_t> held_{0};
};

}  // namespace draftwire::net
