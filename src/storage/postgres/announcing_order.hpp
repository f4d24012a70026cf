#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <set>

#include "base/mutex.hpp"
#include "domain/ids.hpp"

namespace draftwire::storage {

// Lets writers of one node announce in the order in which they got a tournament's lock, which is that of its logs: the
// next may be durable before the first has come back from its commit. Writers of different tournaments don't wait for
// one another. Any thread.
class AnnouncingOrder {
 public:
  // The turns of one writer, one in each tournament that it has locked. One thread at a time.
  class Turns {
   public:
    explicit Turns(AnnouncingOrder& order) : order_(order) {}
    ~Turns() { give_up(); }
    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;

    // To be asked for while the tournament's lock is held, so that two writers of two tournaments stand in the same
    // order in both. Once for each tournament.
    void take(domain::TournamentId id);

    // Returns when everybody before it has announced or given up, in each of them.
    void wait_for_turn();

    // Lets the next ones announce.
    void give_up();

   private:
    AnnouncingOrder& order_;
    std::map<domain::TournamentId, std::uint64_t> numbers_;
  };

 private:
  struct Queues {
    std::uint64_t next = 0;
    std::map<domain::TournamentId, std::set<std::uint64_t>> waiting;
  };

  Mutex<Queues> queues_;
  std::condition_variable moved_;
};

}  // namespace draftwire::storage
