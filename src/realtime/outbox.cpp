#include "realtime/outbox.hpp"

namespace draftwire::realtime {

Outbox::Outbox(BatchSender& sender, std::size_t size) : sender_(sender), batches_(size) {
  viewers_.reserve(size);
  parcels_.reserve(size);
  owed_more_.reserve(size);
}

bool Outbox::take(Viewer& viewer, const Feed& feed) {
  if (viewers_.size() == batches_.size() || viewer.is_blocked()) return false;
  const int descriptor = viewer.socket().descriptor();
  if (descriptor < 0) return false;
  Viewer::Batch& batch = batches_[viewers_.size()];
  batch.clear();
  viewer.gather(&feed, batch);
  if (batch.count == 0) return false;
  viewers_.push_back(&viewer);
  parcels_.push_back({.descriptor = descriptor, .pieces = batch.all()});
  return true;
}

std::span<Viewer* const> Outbox::send(const Feed& feed, Viewer::TimePoint now, Tally& tally) {
  owed_more_.clear();
  if (parcels_.empty()) return owed_more_;
  sender_.send(parcels_);
  for (std::size_t i = 0; i < parcels_.size(); ++i) {
    const std::size_t taken = parcels_[i].taken;
    if (taken > 0) viewers_[i]->settle(batches_[i], taken, &feed, now, tally);
    if (taken < batches_[i].bytes || batches_[i].leaves_some()) owed_more_.push_back(viewers_[i]);
  }
  viewers_.clear();
  parcels_.clear();
  return owed_more_;
}

}  // namespace draftwire::realtime
