#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "realtime/viewer.hpp"

namespace draftwire::realtime {

// Sends to many sockets in one call of the kernel. One thread.
class BatchSender {
 public:
  struct Parcel {
    int descriptor = -1;
    std::span<const iovec> pieces;
    std::size_t taken = 0;  // bytes, by the kernel
  };

  virtual ~BatchSender() = default;

  // Offers each to its socket, once and without waiting, and notes how much of it was taken: of a socket that is full,
  // less than all, and nothing where the line is broken.
  virtual void send(std::span<Parcel> parcels) = 0;
};

// What a slice of a topic's viewers is owed, put together to leave in one go. The thread of its shard only.
class Outbox {
 public:
  // For at most `size` viewers at once. The sender must outlive it.
  Outbox(BatchSender& sender, std::size_t size);

  // False: this one has to be flushed by itself. Each viewer at most once before send(), which has to follow before
  // anything else happens to it.
  bool take(Viewer& viewer, const Feed& feed);

  // Sends what was taken; the outbox is empty then. Those who are owed more, because their socket did not take all of
  // it or there was too much for one send; to be flushed by themselves. Valid until the next call.
  std::span<Viewer* const> send(const Feed& feed, Viewer::TimePoint now, Tally& tally);

 private:
  BatchSender& sender_;
  std::vector<Viewer*> viewers_;
  std::vector<Viewer::Batch> batches_;
  std::vector<BatchSender::Parcel> parcels_;
  std::vector<Viewer*> owed_more_;
};

}  // namespace draftwire::realtime
