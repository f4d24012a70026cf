#pragma once

#include <cstdint>

#include "app/channel.hpp"

namespace draftwire::app {

// How many watch. Any thread; nothing here waits.
class ViewerCounts {
 public:
  virtual ~ViewerCounts() = default;

  // The viewers of a channel, over all nodes; 0 as well when none of them is on this node.
  [[nodiscard]] virtual std::int64_t viewers(Channel channel) = 0;
};

}  // namespace draftwire::app
