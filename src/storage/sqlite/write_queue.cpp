#include "storage/sqlite/write_queue.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace draftwire::storage {

bool WriteQueue::must_lead(QueuedWrite& write) {
  auto line = line_.lock();
  if (line->leader == write.caller) throw std::logic_error("a write was called inside of a write");
  line->waiting.push_back(&write);
  if (line->leader == std::thread::id()) {
    line->leader = write.caller;
    return true;
  }
  line.wait(write.moved, [&](const Line&) { return write.place != QueuedWrite::Place::waiting; });
  return write.place == QueuedWrite::Place::leading;
}

std::vector<QueuedWrite*> WriteQueue::take(std::size_t limit) {
  std::vector<QueuedWrite*> writes;
  writes.reserve(limit);
  auto line = line_.lock();
  const auto end = line->waiting.begin() + static_cast<std::ptrdiff_t>(std::min(limit, line->waiting.size()));
  std::copy(line->waiting.begin(), end, std::back_inserter(writes));
  line->waiting.erase(line->waiting.begin(), end);
  return writes;
}

QueuedWrite* WriteQueue::take_next(app::Durability durability) {
  auto line = line_.lock();
  if (line->waiting.empty()) return nullptr;
  QueuedWrite* const next = line->waiting.front();
  if (durability == app::Durability::soon && next->durability == app::Durability::now) return nullptr;
  line->waiting.pop_front();
  return next;
}

void WriteQueue::done(const std::vector<QueuedWrite*>& writes) {
  auto line = line_.lock();
  for (QueuedWrite* const write : writes) {
    write->place = QueuedWrite::Place::done;
    write->moved.notify_one();
  }
}

void WriteQueue::leave() {
  auto line = line_.lock();
  if (line->waiting.empty()) {
    line->leader = {};
    return;
  }
  QueuedWrite& next = *line->waiting.front();
  line->leader = next.caller;
  next.place = QueuedWrite::Place::leading;
  next.moved.notify_one();
}

}  // namespace draftwire::storage
