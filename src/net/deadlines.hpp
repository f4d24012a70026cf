#pragma once

#include <cstdint>
#include <vector>

#include "realtime/loop.hpp"

namespace draftwire::net {

using TimePoint = realtime::Loop::Clock::time_point;

// A connection whose patience can end.
class Deadlined {
 public:
  virtual ~Deadlined() = default;
  // Its appointment is over when this is called.
  virtual void on_deadline() = 0;
  // The server stops: a connection that waits for nothing in particular may go.
  virtual void on_drain() {}

 private:
  friend class Deadlines;
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  std::uint32_t index_ = kNowhere;
};

// The time limits of one reactor's connections, looked through in one go now and then, because nearly all of them are
// moved before they come. Reactor thread only. A connection with an appointment must give it up before it dies.
class Deadlines {
 public:
  // In the place of an earlier one.
  void put(Deadlined& who, TimePoint due);
  void remove(Deadlined& who);

  // Calls everybody whose time has come.
  void check(TimePoint now);
  // Tells everybody that the server stops.
  void drain();

 private:
  struct Entry {
    Deadlined* who = nullptr;
    TimePoint due;
  };

  std::vector<Entry> entries_;
};

}  // namespace draftwire::net
