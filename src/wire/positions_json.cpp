#include "wire/positions_json.hpp"

#include "wire/stored_fields.hpp"

namespace draftwire::wire {

Array positions_json(const std::vector<std::string>& positions) {
  return Array(positions.begin(), positions.end());
}

std::string positions_text(const std::vector<std::string>& positions) {
  return boost::json::serialize(positions_json(positions));
}

std::vector<std::string> positions_from(std::string_view text) {
  return stored::texts(stored::parse(text), "positions");
}

}  // namespace draftwire::wire
