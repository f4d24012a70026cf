#include "base/lane.hpp"

namespace draftwire {

std::string_view to_string(Lane lane) {
  switch (lane) {
    case Lane::command:
      return "command";
    case Lane::join:
      return "join";
    case Lane::read:
      return "read";
    case Lane::dear:
      return "dear";
    case Lane::hashing:
      return "hashing";
    case Lane::outgoing:
      break;
  }
  return "outgoing";
}

}  // namespace draftwire
