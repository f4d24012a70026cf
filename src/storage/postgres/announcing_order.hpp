#pragma once

#include <condition_variable>
#include <cstdint>
#include <optional>
#include <set>

#include "base/mutex.hpp"

namespace draftwire::storage {

// Lets writers of one node announce in the order in which they got their locks, which is that of the logs: the next
// may be durable before the first has come back from its commit. Any thread.
class AnnouncingOrder {
 public:
  // A place in the queue; whoever lets it go lets the next one announce.
  class Place {
   public:
    Place(AnnouncingOrder& order, std::uint64_t number) : order_(order), number_(number) {}
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    // Returns when everybody before has announced or given up.
    void wait_for_turn();

   private:
    AnnouncingOrder& order_;
    const std::uint64_t number_;
  };

  // To be asked for while the lock is held. Put into `place`.
  void take_place(std::optional<Place>& place);

 private:
  struct Queue {
    std::uint64_t next = 0;
    std::set<std::uint64_t> waiting;
  };

  Mutex<Queue> queue_;
  std::condition_variable moved_;
};

}  // namespace draftwire::storage
