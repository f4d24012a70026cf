#include "http/cookie.hpp"

#include <algorithm>

namespace draftwire::http {

std::string_view cookie(std::string_view cookies, std::string_view name) {
  std::string_view rest = cookies;
  while (!rest.empty()) {
    std::string_view pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

}  // namespace draftwire::http
