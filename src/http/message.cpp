#include "http/message.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace draftwire::http {

std::string_view Request::header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (is_same_word(known, name)) return value;
  }
  return {};
}

std::size_t Request::header_count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(headers, [&](const auto& header) { return is_same_word(header.first, name); }));
}

}  // namespace draftwire::http
