#include "wire/rating_text.hpp"

#include <cstddef>

namespace draftwire::wire {

std::string rating_text(domain::Mmr rating, int decimals) {
  std::string text = std::to_string(rating);
  if (decimals == 0) return text;
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  return text.insert(text.size() - places, 1, '.');
}

}  // namespace draftwire::wire
