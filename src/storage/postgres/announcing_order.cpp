#include "storage/postgres/announcing_order.hpp"

namespace draftwire::storage {

void AnnouncingOrder::take_place(std::optional<Place>& place) {
  auto queue = queue_.lock();
  place.emplace(*this, queue->next);
  queue->waiting.insert(queue->next++);
}

AnnouncingOrder::Place::~Place() {
  auto queue = order_.queue_.lock();
  queue->waiting.erase(number_);
  order_.moved_.notify_all();
}

void AnnouncingOrder::Place::wait_for_turn() {
  order_.queue_.lock().wait(order_.moved_, [&](const Queue& queue) { return *queue.waiting.begin() == number_; });
}

}  // namespace draftwire::storage
