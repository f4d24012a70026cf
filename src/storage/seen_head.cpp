#include "storage/seen_head.hpp"

namespace draftwire::storage {

SeenHead head_of(const domain::Event& event) {
  return {event.tournament_id, event.tournament_seq, event.id.value, event.created_at.time_since_epoch().count()};
}

}  // namespace draftwire::storage
