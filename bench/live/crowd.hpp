#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "live/histogram.hpp"
#include "live/watcher.hpp"

namespace draftwire::bench {

// Many viewers of one channel, on a thread of their own. A viewer that loses its connection comes back as the pages do:
// with its cursor, after a time of full jitter. Called by one thread; every call waits until it has happened and throws
// when it has not within two minutes.
class Crowd {
 public:
  using Clock = std::chrono::steady_clock;

  struct Options {
    int port = 0;
    std::string path;  // of the channel
    bool is_tournament = false;
    bool takes_deflated = false;  // asks for permessage-deflate, and insists on it
    std::size_t handshakes_at_once = 256;
    // How much waits in the kernel for one who does not read; 0: what the kernel thinks fit, up to megabytes. It is the
    // clients' memory, which on loopback is taken from the same kernel, at the sender's cost.
    int receive_buffer = 0;
    bool goes_first = false;  // ahead of other threads on the core, so that what it measures is the server
    // Looks only every millisecond while messages come. A reader that keeps up has to be woken for each of them, one
    // that lags does not, so that a race between the two would decide what a send costs, by up to a half.
    bool reads_in_gulps = false;
    // Arrivals are what the kernel stamped, however late they are read. Those who are welcome are in no epoll, for
    // which the server's threads would fight with every send; they are looked at while somebody waits for an event.
    bool stamps_late = false;
  };

  explicit Crowd(const Options& options);
  ~Crowd();
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  // Until each of them has had its first message.
  void join(std::size_t count);
  // All at once, without a word.
  void leave();

  // The event that will get this number is about to be asked for: arrivals are counted from now.
  void expect(std::int64_t seq);
  // Until everybody who reads has this event. When the last one got it.
  Clock::time_point wait_for(std::int64_t seq);
  // When the first of them got it; it must have been the last of its message.
  [[nodiscard]] Clock::time_point first_arrival(std::int64_t seq);

  void stop_reading(std::size_t count);
  void read_on();
  // No viewer reads while `meanwhile` runs.
  void look_away(const std::function<void()>& meanwhile);

  // Everybody who is here or joins leaves after a first message and `live_messages` more, and another comes at once,
  // until so many have gone.
  void come_and_go(std::size_t count, std::size_t live_messages);
  void begin_to_join(std::size_t count);
  // Until no viewer comes or goes any more and each is welcome.
  void wait_for_calm();
  [[nodiscard]] bool is_calm();

  // First messages and resumes in all.
  [[nodiscard]] std::uint64_t welcomes();
  // Until there were so many, and everybody is welcome. When the last was.
  Clock::time_point wait_for_welcomes(std::uint64_t count);

  struct Report {
    Findings findings;
    Histogram latency;           // from expect() to each arrival
    std::size_t viewers = 0;     // connected now
    std::uint64_t refused = 0;   // answered with something else than 101
    std::uint64_t lost = 0;      // connections that ended by themselves
    std::uint64_t receives = 0;  // that brought something
    std::uint64_t deflated = 0;  // messages that came so
    std::string last_events;     // the last `draft_events` message, as it came
  };
  [[nodiscard]] Report report();
  // Counts from nothing again, faults excepted.
  void forget_latency();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

struct Joining {
  Crowd& crowd;
  std::size_t count = 0;
};

// They join by turns of a few: the kernel's memory for the ones lies between that for the others, because what a send
// costs depends on which memory that is (a virtual machine's is not all alike), by up to a third.
void join_by_turns(std::vector<Joining> all);

}  // namespace draftwire::bench
