#pragma once

#include <chrono>
#include <cstddef>

namespace draftwire::realtime {

// How live delivery behaves. The defaults are the product's; tests shorten the times.
struct Options {
  std::chrono::milliseconds heartbeat_after{20'000};  // without another message to that viewer
  std::chrono::milliseconds ping_every{20'000};
  std::chrono::milliseconds silence_limit{60'000};  // a peer that was not heard for so long: 4408
  std::chrono::milliseconds stall_limit{60'000};    // no progress while bytes wait: 4408
  std::chrono::milliseconds viewers_every{2'000};   // the least time between two `viewers` messages
  std::chrono::milliseconds keep_idle_topic{30'000};
  std::chrono::milliseconds tick{250};
  std::chrono::milliseconds give_up_loading{10'000};  // the store does not answer: 1013

  std::size_t ring_commits = 256;
  std::size_t ring_bytes = std::size_t{256} * 1024;
  // Sends before others have their turn: at most so many, and fewer where they take longer than a turn should.
  std::size_t slice = 32;
  std::chrono::microseconds turn{150};
};

}  // namespace draftwire::realtime
