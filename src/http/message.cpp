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

std::string_view Request::last_header(std::string_view name) const {
  std::string_view last;
  for (const auto& [known, value] : headers) {
    if (is_same_word(known, name)) last = value;
  }
  return last;
}

std::size_t Request::header_count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(headers, [&](const auto& header) { return is_same_word(header.first, name); }));
}

}  // namespace draftwire::http
