#include "storage/postgres/announcing_order.hpp"

#include <algorithm>

namespace draftwire::storage {

void AnnouncingOrder::Turns::take(domain::TournamentId id) {
  auto queues = order_.queues_.lock();
  const std::uint64_t number = queues->next++;
  queues->waiting[id].insert(number);
  numbers_.emplace(id, number);
}

void AnnouncingOrder::Turns::wait_for_turn() {
  order_.queues_.lock().wait(order_.moved_, [&](const Queues& queues) {
    return std::ranges::all_of(numbers_, [&](const auto& turn) {
      const auto& [tournament, number] = turn;
      return *queues.waiting.at(tournament).begin() == number;
    });
  });
}

void AnnouncingOrder::Turns::give_up() {
  if (numbers_.empty()) return;
  auto queues = order_.queues_.lock();
  for (const auto& [tournament, number] : numbers_) {
    const auto queue = queues->waiting.find(tournament);
    queue->second.erase(number);
    if (queue->second.empty()) queues->waiting.erase(queue);
  }
  numbers_.clear();
  order_.moved_.notify_all();
}

}  // namespace draftwire::storage
