#include "storage/sqlite/write_queue.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "base/idle_wait.hpp"

namespace draftwire::storage {

void QueuedWrite::move_to(State to) {
  auto now = state.lock();  // until it was notified: the one who waits for it ends it
  *now = to;
  moved.notify_one();
}

QueuedWrite::State QueuedWrite::wait() {
  auto now = state.lock();
  now.wait(moved, [](State is) { return is != State::waiting; });
  return *now;
}

bool WriteQueue::must_lead(QueuedWrite& write) {
  {
    auto line = line_.lock();
    if (line->leader == write.caller) throw std::logic_error("a write was called inside of a write");
    line->waiting.push_back(&write);
    if (line->leader == std::thread::id()) {
      line->leader = write.caller;
      return true;
    }
  }
  const IdleWait idle;
  return write.wait() == QueuedWrite::State::leading;
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

void WriteQueue::leave() {
  auto line = line_.lock();
  if (line->waiting.empty()) {
    line->leader = {};
    return;
  }
  QueuedWrite& next = *line->waiting.front();
  line->leader = next.caller;
  next.move_to(QueuedWrite::State::leading);
}

void WriteQueue::done(const std::vector<QueuedWrite*>& writes) {
  for (QueuedWrite* const write : writes) write->move_to(QueuedWrite::State::done);
}

}  // namespace draftwire::storage
