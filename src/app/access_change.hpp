#pragma once

namespace draftwire::app {

// What became of the rights by which a connection watches a channel.
enum class AccessChange {
  lost,     // it may not watch any more
  changed,  // it may watch; what its people may do there, or who they are, is not what it was
};

}  // namespace draftwire::app
