#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/channel.hpp"
#include "domain/ids.hpp"

namespace draftwire::app {

// How many watch a channel on one node. Channels without viewers are of interest, too: a viewer may come back.
struct WatchedChannel {
  Channel channel;
  std::int64_t viewers = 0;
};

// A channel as the store has it now.
struct ChannelHead {
  Channel channel;
  domain::TournamentId tournament_id;  // that it belongs to
  domain::Seq seq = 0;
  std::int64_t setup_version = 0;  // ReadTransaction::setup_version()
  std::int64_t viewers_elsewhere = 0;
};

struct NodeNews {
  std::string epoch;
  std::vector<ChannelHead> heads;  // those that are missing exist no more
  bool is_everybody_heard = true;  // no other node says that its hints do not arrive
};

// What nodes that share one store tell one another through it. Any worker thread; calls block and throw StoreError.
class SharedStore {
 public:
  virtual ~SharedStore() = default;

  // This node's name among the others, another one after each start.
  [[nodiscard]] virtual const std::string& node() const = 0;

  // The same for every node on this store, and for no other.
  [[nodiscard]] virtual std::string league() = 0;

  // Leaves word of this node's viewers, and takes that of the others and the heads.
  virtual NodeNews exchange(std::span<const WatchedChannel> watched, bool is_heard) = 0;

  // A node knows more of this log than the store: it is another log, unless it has another epoch already.
  virtual void went_backwards(const std::string& epoch) = 0;

  // Takes this node's name off the lists.
  virtual void leave() = 0;
};

}  // namespace draftwire::app
